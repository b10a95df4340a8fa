declare module 'natural/lib/natural/stemmers/*' {
  const stemmer: { stem(word: string): string }
  export default stemmer
}

/** Only tests compare with this one: it drags in a library of 70 KB. */
declare module 'natural/lib/natural/distance/levenshtein_distance' {
  const distance: { DamerauLevenshteinDistance(a: string, b: string, options: { restricted: boolean }): number }
  export default distance
}
