import { describe, expect, test } from 'vitest'
import { loadStemmer, stemmedLanguages } from '../../src/text/stem'

/** Words of each language: those of a row have one stem, and rows have different ones. */
const inflections: Readonly<Record<string, readonly string[]>> = {
  de: ['sorge sorgen', 'haus hauses häuser', 'straße strassen'],
  en: ['worry worries worried worrying', 'train trains trained training'],
  es: ['trabajo trabajos trabajar trabajando', 'preocupación preocupaciones'],
  fr: ["heureux heureuse heureuses l'heureux", "fatigue fatigues fatigué d'fatigue"],
  it: ["lavoro lavori lavorare lavorando dell'lavoro", 'preoccupazione preoccupazioni'],
  nb: ['arbeid arbeider arbeidet', 'bekymring bekymringer bekymringene'],
  nl: ['werk werken', 'zorg zorgen'],
  no: ['arbeid arbeider arbeidet', 'bekymring bekymringer bekymringene'],
  pt: ['trabalho trabalhos trabalhar trabalhando', 'preocupação preocupações'],
  ru: ['работа работы работе работой', 'человек человека'],
  sv: ['flicka flickor flickorna', 'arbete arbeten arbetar'],
  uk: ['робота роботи роботі', 'людина людини'],
}
const strange = "a 1 b12 d' qu'il o'brien constructor __proto__ łódź 日本 😀 ß yyy".split(' ')

test('every language with a stemmer is tested', () => {
  expect(Object.keys(inflections)).toEqual(stemmedLanguages)
})

describe.each(stemmedLanguages)('the stemmer of %s', language => {
  test('joins the inflections of a word, and parts words', async () => {
    const stem = (await loadStemmer(language))!
    const stems = inflections[language].map(row => new Set(row.split(' ').map(stem)))
    expect(stems.map(({ size }) => size)).toEqual(stems.map(() => 1))
    expect(new Set(stems.flatMap(set => [...set])).size).toBe(stems.length)
  })
  test('gives the same in any order, and takes strange words', async () => {
    const stem = (await loadStemmer(language))!
    const words = [...inflections[language].flatMap(row => row.split(' ')), ...strange]
    const first = words.map(word => stem(word))
    expect(first.every(each => typeof each === 'string')).toBe(true)
    expect([...words].reverse().map(stem).reverse()).toEqual(first)
  })
})

test('a language may be written with its region', async () => {
  expect((await loadStemmer('pt-BR'))!('trabalhos')).toBe('trabalh')
})

test('a language without a stemmer has none', async () => {
  expect(await loadStemmer('pl')).toBeUndefined()
})

test('loading stemmers adds nothing to strings', async () => {
  const before = Object.getOwnPropertyNames(String.prototype)
  await Promise.all(stemmedLanguages.map(loadStemmer))
  expect(Object.getOwnPropertyNames(String.prototype)).toEqual(before)
})
