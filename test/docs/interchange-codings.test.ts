import { describe, expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook'
import { importFile } from '../../src/interchange/import-file'
import type { ImportOptions } from '../../src/interchange/importer'
import { readTranscripts } from '../../src/transcript/read-transcript'
import { type Fence, page, section } from './page'

const docs = page('interchange.md')
const yaml = 'codebook: Fees\nthemes:\n  - id: cost\n    subthemes:\n      - id: fees\n'

/** The codings of an example, as the page shows them. */
async function codingsOf(fences: readonly Fence[], name: string): Promise<string> {
  const body = (file: string): string => `${fences.find(({ info }) => info.endsWith(` ${file}`))!.body}\n`
  const options: ImportOptions = fences.some(({ info }) => info.endsWith('fg01.txt'))
    ? {
        study: {
          transcripts: (await readTranscripts({ path: 'fg01.txt', bytes: Buffer.from(body('fg01.txt')) })).transcripts,
          codebook: (await readCodebook(yaml, 'codebook.yaml')).codebook!,
        },
      }
    : {}
  const { codings, transcripts } = await importFile({ path: name, bytes: Buffer.from(body(name)) }, options)
  return codings
    .map(({ transcript, code, coder, start, end }) => {
      const { text } = transcripts.find(({ id }) => id === transcript)!
      return [transcript, code, coder ?? '-', text.slice(start, end)].join('  ')
    })
    .join('\n')
}

describe('the example of interchange.md is what comes of it', () => {
  test.each([
    ['Tables of segments (MAXQDA, NVivo, ATLAS.ti)', 'segments.csv'],
    ['Tables of units', 'answers.csv'],
  ])('%s', async (heading, name) => {
    const { fences } = section(docs, heading)
    expect(await codingsOf(fences, name)).toBe(fences.at(-1)!.body)
  })

  test('Tables of codes', async () => {
    const [table, wanted] = section(docs, 'Tables of codes').fences
    const { codebook } = await importFile({ path: 'codes.csv', bytes: Buffer.from(`${table.body}\n`) })
    const read = await readCodebook(`codebook: Codes\n${wanted.body}\n`, 'codebook.yaml')
    const shown = read.codebook!.codes.map(({ id, definition }) => [id, definition])
    const made = codebook!.codes.flatMap(({ id, definition, subthemes }) => [
      [id, definition],
      ...subthemes.map(each => [`${id}/${each.id}`, each.definition]),
    ])
    expect(made).toEqual(shown)
  })
})
