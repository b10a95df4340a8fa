import { describe, expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook'
import { codingFiles } from '../../src/interchange/coding-files'
import { importFile } from '../../src/interchange/import-file'
import { nothingImported } from '../../src/interchange/imported'
import { InputError } from '../../src/problem'
import { readTranscripts } from '../../src/transcript/read-transcript'

const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) })
const codesOf = (error: unknown) => (error instanceof InputError ? error.problems.map(({ code }) => code) : [error])

describe('importFile', () => {
  test('tells the format by what the file holds, whatever it is called', async () => {
    const { format } = await importFile(file('notes.txt', '%\n1\thope\n%\nhop*\t1\n'))
    expect(format).toBe('LIWC dictionary')
  })

  test.each([
    ['words', file('notes.txt', 'Only words.')],
    ['a transcript', file('fg01.txt', 'P1: The fees.\n\nP2: No.\n')],
    ['a zip archive of anything', { path: 'x.zip', bytes: Buffer.from('PK\u0005\u0006'.padEnd(22, '\0')) }],
    ['bytes', { path: 'x.bin', bytes: Buffer.from([1, 2, 0, 255, 254, 3]) }],
  ])('takes %s for no format', async (_, given) => {
    expect(await importFile(given).catch(codesOf)).toEqual(['unknown-format'])
  })

  test.each([
    ['a PDF', { path: 'x.pdf', bytes: Buffer.from('%PDF-1.7\n\u0000') }],
    ['a picture', { path: 'x.png', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]) }],
    ['an SQLite database', { path: 'x.qda', bytes: Buffer.from('SQLite format 3\0'.padEnd(4096, '\0')) }],
    ['a Word document', { path: 'x.docx', bytes: Buffer.from('PK\u0003\u0004 word/document.xml') }],
    ['JSON lines with codes', file('codings.jsonl', '{"id":"1","code":"fees"}\n')],
    ['a table', file('frequencies.csv', 'code,label,mentions,words\nfees,Fees,3,40\n')],
    ['a table', file('people.csv', 'name;room\nAnna;3\n')],
  ])('says of what no importer recognises that it seems to be %s', async (kind, given) => {
    const error = await importFile(given).catch(caught => caught)
    expect(error).toBeInstanceOf(InputError)
    expect(error.problems[0].message).toContain(`no importer recognises this file, which seems to be ${kind}`)
  })

  test('says of an empty file that it is empty, and of an unknown name that it is unknown', async () => {
    expect(await importFile(file('x.dic', '')).catch(codesOf)).toEqual(['empty-file'])
    expect(await importFile(file('x.dic', 'x'), { from: 'constructor' }).catch(codesOf)).toEqual(['unknown-format'])
  })
})

test('codingFiles adds codings to a study that there is, and gives the codes alone that it lacks', async () => {
  const yaml = 'codebook: Fees\nthemes:\n  - id: cost\n    keywords: [fee*]\n'
  const { codebook } = await readCodebook(yaml, 'codebook.yaml')
  const { transcripts } = await readTranscripts(file('fg01.txt', 'P1: The fees.\n\nP2: No.\n'))
  const given = { transcript: 'fg01', start: 4, end: 13, coder: 'Anna', at: null, memo: null }
  const { codeDraft, emptyDraft } = await import('../../src/codebook/draft')
  const made = await codingFiles(
    {
      ...nothingImported,
      format: 'table',
      title: 'theirs',
      codebook: {
        ...emptyDraft,
        title: 'theirs',
        codes: [codeDraft('cost', null, { subthemes: [codeDraft('rent', 'Rent')] }), codeDraft('time', 'Time')],
      },
      codings: [
        { ...given, code: 'cost' },
        { ...given, code: 'cost/rent' },
        { ...given, code: 'nothing' },
        { ...given, code: 'cost', transcript: 'fg02' },
      ],
    },
    { transcripts, codebook: codebook! },
    '../theirs',
  )
  const texts = Object.fromEntries(made.files.map(({ name, content }) => [name, [...content].join('')]))
  expect(Object.keys(texts)).toEqual(['decisions-_-theirs.jsonl', 'new-codes.yaml', 'ledger.csv'])
  expect(made.newCodes).toEqual(['cost/rent', 'time'])
  const lines = texts['decisions-_-theirs.jsonl'].trim().split('\n')
  expect(lines.map(line => JSON.parse(line)).map(({ code, quote, by }) => [code, quote, by])).toEqual([
    ['cost', 'The fees.', 'Anna'],
    ['cost/rent', 'The fees.', 'Anna'],
  ])
  const { codebook: added } = await readCodebook(texts['new-codes.yaml'], 'new-codes.yaml')
  expect(added!.codes.map(({ id }) => id)).toEqual(['cost', 'cost/rent', 'time'])
  expect(made.losses.map(({ what, how }) => `${what}: ${how}`).slice(0, 2)).toEqual([
    'codings: their code is not in the codebook',
    'codings: their transcript is not in the study',
  ])
})
