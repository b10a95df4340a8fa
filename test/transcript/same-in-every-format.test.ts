import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { fodtFile, odtFile } from './odt-file'
import { type Placed, pdfFile } from './pdf-file'
import { docx, paragraphs, talk, words } from './same-talk'
import { roles, said, transcriptOf } from './talk'

const xml = (text: string) => `<text:p>${text}</text:p>`

const wrapped = (text: string): string[] => text.match(/.{1,80}(?:\s|$)/g)!.map(line => line.trim())
const winAnsi = (text: string) => text.replaceAll('–', '\x96').replaceAll('“', '\x93').replaceAll('”', '\x94')

function placed(): readonly (readonly Placed[])[] {
  const lines = words.flatMap(text => wrapped(text))
  return [lines.map((text, i) => ({ text: winAnsi(text), y: 760 - 12 * i }))]
}

const made: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'fg.txt': async () => Buffer.from(words.join('\n\n')),
  'fg.docx': () => docx(paragraphs(words)),
  'fg.odt': async () => odtFile(words.map(xml).join('')),
  'fg.fodt': async () => fodtFile(words.map(xml).join('')),
  'fg.pdf': async () => pdfFile(placed()),
  'fg.csv': async () =>
    Buffer.from(
      ['speaker,text', ...talk.map(([speaker, text]) => `${speaker},"${text.replaceAll('"', '""')}"`)].join('\n'),
    ),
  'fg.xlsx': async () =>
    writeXlsxFile(
      [['speaker', 'text'], ...talk].map(row => row.map(value => ({ value }))),
      { sheet: 'Talk' },
    ).toBuffer(),
}

test.each(Object.entries(made))('a talk is the same turns by the same speakers in %s', async (path, make) => {
  const transcript = await transcriptOf(await make(), {}, path)
  expect(said(transcript)).toEqual(words)
  expect(roles(transcript)).toEqual(['Moderator moderator', 'Priya participant', 'Dr Hale participant'])
})
