import { Document, Footer, Header, Packer, PageNumber, Paragraph, type Table, TextRun } from 'docx'

/** A talk that is written in every format. */
export const talk: readonly (readonly [speaker: string, words: string])[] = [
  ['Moderator', 'How is the rota this year, and who decides it?'],
  [
    'Priya',
    'I never know which rota we are on, and when I ring the office nobody can tell me either. So I come in and ask, an hour of my own time.',
  ],
  ['Dr Hale', 'It is well-known that the office is closed – “ask me”.'],
  ['Moderator', 'And the pay?'],
  ['Priya', 'Late. [laughs] For example: last month it came on the 14th.'],
  ['Dr Hale', 'Mine too.'],
]

/** Its turns, as they are read. */
export const words = talk.map(([speaker, text]) => `${speaker}: ${text}`)
/** Makes a Word document of it, with a header and a footer. */
export const docx = (children: readonly (Paragraph | Table)[]) => {
  const headers = { default: new Header({ children: [new Paragraph('Study of rotas, group 3')] }) }
  const footers = {
    default: new Footer({
      children: [new Paragraph({ children: [new TextRun({ children: ['Page ', PageNumber.CURRENT] })] })],
    }),
  }
  return Packer.toBuffer(new Document({ sections: [{ headers, footers, children }] }))
}

export const paragraphs = (text: readonly string[]) => text.map(each => new Paragraph(each))
