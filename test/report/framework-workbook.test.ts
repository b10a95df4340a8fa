import { inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type FrameworkCell, frameworkMatrix } from '../../src/analysis/framework-matrix'
import { cellText, frameworkWorkbook } from '../../src/report/framework-workbook'
import { readWorkbook } from '../../src/transcript/workbook'
import { codedStudy } from '../analysis/coded-study'

const { codebook } = codedStudy({ codes: ['cost', 'cost/fees'], transcripts: {} })
const study = codedStudy({
  codes: ['cost', 'cost/fees'],
  transcripts: {
    fg01: 'P1: The fees are more than I can ever earn. {cost/fees}\n=1+1: Fees cost me my sleep and my savings too. {cost}\nP3: I walk. {}',
    fg02: 'P1: I walk. {}',
  },
})

const fees: FrameworkCell = {
  caseKind: 'group',
  case: 'fg01',
  group: 'fg01',
  code: 'cost/fees',
  label: 'fees',
  mentions: 1,
  references: ['fg01:1'],
  codings: ['a'],
  quotations: [{ quote: 'The fees are high.', reference: 'fg01:1', speaker: 'P1' }],
  validated: 'no',
}

describe('framework.xlsx', () => {
  test('has a row for each case that mentions anything and a column for each code; text stays text', async () => {
    const sheets = await readWorkbook(await frameworkWorkbook(study.codebook, frameworkMatrix(study)), 'framework.xlsx')
    const [people, groups, codes] = sheets
    expect(sheets.map(({ name }) => name)).toEqual(['People × themes', 'Groups × themes', 'Codes', 'About'])
    const earn = 'Summary: \n1 mention: fg01:1\n“The fees are more than I can ever earn.” (fg01:1)'
    expect(people.rows).toEqual([
      ['Group', 'Participant', 'cost (cost)', 'fees (cost/fees)'],
      ['fg01', '=1+1', 'Summary: \n1 mention: fg01:2\n“Fees cost me my sleep and my savings too.” (fg01:2)', ''],
      ['fg01', 'P1', earn, earn],
    ])
    expect(groups.rows.map(row => row.slice(0, 1))).toEqual([['Group'], ['fg01']])
    expect(groups.rows[1][1]).toContain('(fg01:2, =1+1)')
    expect(codes.rows[1]).toEqual(['cost', 'cost', '1', '', '', '', 'no'])
  })

  test('keeps the header and the cases in sight, and holds no formula', async () => {
    const parts = partsOf(await frameworkWorkbook(study.codebook, frameworkMatrix(study)))
    const people = parts.get('xl/worksheets/sheet1.xml')
    const groups = parts.get('xl/worksheets/sheet2.xml')
    expect(people).toMatch(/<pane[^>]* xSplit="2"[^>]*/)
    expect(groups).toMatch(/<pane[^>]* xSplit="1"[^>]*/)
    for (const sheet of [people, groups]) expect(sheet).toMatch(/<pane[^>]* ySplit="1"[^>]* state="frozen"/)
    for (const sheet of parts.values()) expect(sheet).not.toContain('<f>')
  })

  test('gives the same bytes for the same study', async () => {
    const make = () => frameworkWorkbook(study.codebook, frameworkMatrix(study))
    expect(Buffer.from(await make()).equals(Buffer.from(await make()))).toBe(true)
  })

  test('holds so many cases, and says how many there are', async () => {
    const cells = ['fg01', 'fg02', 'fg03'].map(group => ({ ...fees, case: group, group }))
    const bytes = await frameworkWorkbook(codebook, cells, { mostCases: 2, validated: new Set(['cost']) })
    const [people, groups, codes, about] = await readWorkbook(bytes, 'framework.xlsx')
    expect([people.rows.length, groups.rows.map(([group]) => group)]).toEqual([1, ['Group', 'fg01', 'fg02']])
    expect(codes.rows.map(row => row.at(-1))).toEqual(['Validated', 'yes', 'no'])
    expect(about.rows.at(-1)).toEqual(['Of 3 groups the first 2 are here; all are in framework.csv.'])
  })
})

describe('a cell of the workbook', () => {
  test('has a line for the summary, the places, and the quotations with who says them', () => {
    expect(cellText(fees)).toBe('Summary: \n1 mention: fg01:1\n“The fees are high.” (fg01:1, P1)')
  })
  test('names twenty places, and says how many more there are', () => {
    const references = Array.from({ length: 32 }, (_, i) => `fg01:${i + 1}`)
    const [, places] = cellText({ ...fees, mentions: 32, references }).split('\n')
    expect(places).toMatch(/^32 mentions: fg01:1, .*, fg01:20 … and 12 more: see framework\.csv$/)
  })
  test('never holds more than Excel takes', () => {
    const quotations = ['a', 'b', 'c'].map(letter => ({ ...fees.quotations[0], quote: letter.repeat(16_000) }))
    const text = cellText({ ...fees, quotations })
    expect(text.length).toBeLessThanOrEqual(32_767)
    expect(text).toMatch(/“b+” \(fg01:1, P1\)\n … and 1 more: see framework\.csv$/)
    expect(cellText({ ...fees, quotations: [{ ...fees.quotations[0], quote: 'x'.repeat(40_000) }] })).toMatch(
      /fg01:1\n … and 1 more: see framework\.csv$/,
    )
  })
})

/** The files of a zip archive, by name: from its directory at the end (APPNOTE 4.3.12). */
function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const archive = Buffer.from(bytes)
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const parts = new Map<string, string>()
  let at = archive.readUInt32LE(end + 16)
  for (let i = 0; i < archive.readUInt16LE(end + 10); i++) {
    const [method, size, name, extra, comment, file] = [
      archive.readUInt16LE(at + 10),
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt16LE(at + 30),
      archive.readUInt16LE(at + 32),
      archive.readUInt32LE(at + 42),
    ]
    const from = file + 30 + archive.readUInt16LE(file + 26) + archive.readUInt16LE(file + 28)
    const packed = archive.subarray(from, from + size)
    const content = method === 0 ? packed : inflateRawSync(packed)
    parts.set(archive.toString('utf8', at + 46, at + 46 + name), content.toString('utf8'))
    at += 46 + name + extra + comment
  }
  return parts
}
