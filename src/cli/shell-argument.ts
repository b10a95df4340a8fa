/** Writes an argument so that a shell reads it as one. */
export function argument(text: string): string {
  return /^[\w./:@%+=,~-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
