import type { ReadXml } from './xml'

/** Reads the table of texts that cells point into. How a text is pronounced (as Japanese workbooks say) is left out. */
export function sharedStrings(bytes: Uint8Array, readXml: ReadXml): readonly string[] {
  const strings: string[] = []
  const words = createWords()
  readXml(bytes, {
    open: tag => {
      if (tag === 'si') words.begin()
      words.open(tag)
    },
    text: words.add,
    close: tag => {
      words.close(tag)
      if (tag === 'si') strings.push(words.end())
    },
  })
  return strings
}

/** Gathers the words of one text, of several runs where parts of it look different. */
export function createWords() {
  let text = ''
  let inWords = false
  let aside = false
  return {
    begin: () => {
      text = ''
    },
    open: (tag: string) => {
      if (tag === 'rPh') aside = true
      if (tag === 't') inWords = true
    },
    add: (piece: string) => {
      if (inWords && !aside) text += piece
    },
    close: (tag: string) => {
      if (tag === 'rPh') aside = false
      if (tag === 't') inWords = false
    },
    end: () => unescaped(text),
  }
}

/** Gives back the characters that XML cannot hold, or a reader of it would alter: `_x000D_` (ECMA-376-1, 22.9.2.19). */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
}
