import { describe, expect, test } from 'vitest'
import { importers } from '../../src/interchange/importers'
import { ledgerCsv } from '../../src/interchange/ledger-csv'
import { exportFormats } from '../../src/report/export/formats'
import { agrees, runConsole } from './console'
import { page, section } from './page'

const docs = page('interchange.md')
const partsOf = (chapter: string): readonly string[] =>
  [...section(docs, chapter).text.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading)

describe('interchange.md has a part for', () => {
  /** Headings name some formats otherwise than their importers do. */
  const headings: Readonly<Record<string, string>> = {
    qdpx: 'REFI-QDA project (`.qdpx`)',
    qdc: 'REFI-QDA codebook (`.qdc`)',
    taguette: 'Taguette',
    qualcoder: 'QualCoder',
    'codebook-table': 'Tables of codes',
    'keyword-table': 'Table of keywords',
    'segment-table': 'Tables of segments (MAXQDA, NVivo, ATLAS.ti)',
    'quotation-table': 'Tables of quotations',
    'unit-table': 'Tables of units',
  }
  test('every importer, and for no other', () => {
    const wanted = importers.map(({ name, title }) => headings[name] ?? title)
    expect([...partsOf('Importing')].sort()).toEqual([...wanted].sort())
  })

  test('every importer, under the name and the title by which it is listed', async () => {
    for (const { name, title, load } of importers) expect(await load()).toMatchObject({ name, title })
  })

  test.each(Object.keys(exportFormats))('the export to %s', format => {
    expect(section(docs, 'Exporting').text.includes(`\`${format}\``)).toBe(true)
  })
})

test('interchange.md names every column of a ledger', () => {
  const named = [...section(docs, 'The ledger').text.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell]) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  )
  expect(named.join(',')).toBe(ledgerCsv([]).trim())
})

test('what interchange.md shows of the terminal is what the command prints', async () => {
  const shown = await runConsole(docs)
  expect(shown.length).toBeGreaterThan(0)
  for (const each of shown) {
    if (!agrees(each)) expect(each.printed, each.command).toBe(each.said)
  }
  // Some processes, on a machine that may do other things too.
}, 180_000)
