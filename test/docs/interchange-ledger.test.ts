import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { page, root, section } from './page'

const docs = page('interchange.md')

/** Which headings explain what the ledgers of which files (by their paths below src) may name. */
const explained: readonly (readonly [files: RegExp, ...headings: string[]])[] = [
  [/^interchange\/qdpx\/write\//, 'To REFI-QDA (`qdpx`, `qdc`)'],
  [/^interchange\/qdpx\//, 'REFI-QDA codebook (`.qdc`)', 'REFI-QDA project (`.qdpx`)'],
  [/^interchange\/dictionaries\/export\//, 'To dictionaries'],
  [/^interchange\/dictionaries\/import\/liwc/, 'LIWC dictionary'],
  [/^interchange\/dictionaries\/(wordstat\/|import\/wordstat)/, 'WordStat dictionary'],
  [/^interchange\/dictionaries\/import\/yoshikoder/, 'Yoshikoder dictionary'],
  [/^interchange\/dictionaries\/import\/lexicoder/, 'Lexicoder dictionary'],
  [/^interchange\/dictionaries\/import\/read-nodes/, 'Yoshikoder dictionary', 'Lexicoder dictionary'],
  [/^interchange\/dictionaries\/import\/quanteda/, 'quanteda dictionary'],
  [/^interchange\/dictionaries\/import\/keyword/, 'Table of keywords'],
  // Of every dictionary: the first of them explains it, and the others say so.
  [/^interchange\/dictionaries\//, 'LIWC dictionary', 'Yoshikoder dictionary'],
  [/^interchange\/codings\/taguette/, 'Taguette'],
  [/^interchange\/codings\/qualcoder/, 'QualCoder'],
  [
    /^interchange\/codings\/(coded-words|find-segments|place-segments|segment-table|span-table|quotation-table)/,
    'Tables of segments (MAXQDA, NVivo, ATLAS.ti)',
    'Tables of quotations',
  ],
  [/^interchange\/codings\/(table-codes|codebook-table|codebook-columns)/, 'Tables of codes'],
  [/^interchange\/codings\/(coded-units|unit-)/, 'Tables of units', 'Tables of quotations'],
  [
    /^interchange\/codings\//,
    'Taguette',
    'QualCoder',
    'Tables of segments (MAXQDA, NVivo, ATLAS.ti)',
    'Tables of units',
  ],
  [/^interchange\/annotations\//, 'To Web Annotations and WebVTT'],
  [/^report\/export\/(workbook|spreadsheet)/, 'To Excel (`xlsx`)'],
  [/^report\/export\/(csv|json-lines|parquet)/, 'To CSV, JSON lines and Parquet'],
  [/^report\/export\/(spss|r-script)/, 'To SPSS and R'],
  [/^report\/export\//, 'To Excel (`xlsx`)', 'To CSV, JSON lines and Parquet', 'To SPSS and R'],
  [/^interchange\/(study-files|coding-files|lay-on-study|study\/)/, 'The ledger'],
]

/** Headings of memos, and the media that losses are `codings of` and `selections in`. */
const notKinds = new Set(['project', 'sources of other kinds', 'whole sources', 'a DOCTYPE'])

const kinds = ['interchange', 'report/export']
  .flatMap(folder =>
    readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' }).map(
      name => `${folder}/${name.replaceAll('\\', '/')}`,
    ),
  )
  .filter(path => path.endsWith('.ts'))
  .sort()
  .map(path => ({ path, kinds: kindsIn(readFileSync(join(root, 'src', path), 'utf8')) }))
  .filter(({ kinds }) => kinds.length > 0)

/** Finds the literals that become the `what` of a loss. */
function kindsIn(source: string): readonly string[] {
  const said = source.matchAll(
    /\bwhat(?:: | =)(?:[^'`\n,]* \? )?'([a-z][^'(]+)'(?:\s*: '([^']+)')?|\b(?:note|add)\(\s*'([a-z -]+)', /g,
  )
  return [...said].flatMap(([, ...kinds]) => kinds.filter(kind => kind !== undefined && !notKinds.has(kind)))
}

test('the files whose ledgers are explained are those that there are', () => {
  expect(kinds.length).toBeGreaterThan(40)
  const strays = kinds.filter(({ path }) => !explained.some(([files]) => files.test(path)))
  expect(strays).toEqual([])
})

describe('interchange.md explains every kind of thing that a ledger may name', () => {
  test.each(kinds)('$path', ({ path, kinds }) => {
    const [, ...headings] = explained.find(([files]) => files.test(path))!
    const texts = headings.map(heading => section(docs, heading).text.replace(/^```[\s\S]*?^```/gm, ''))
    const named = new Set([...texts.join('\n').matchAll(/`([^`]+)`/g)].map(([, kind]) => kind.replace(/\s+/g, ' ')))
    expect(kinds.filter(kind => !named.has(kind))).toEqual([])
  })
})

test('one kind of thing has one name: none is another with its words turned', () => {
  const all = new Set(kinds.flatMap(({ kinds }) => kinds))
  const turned = [...all].filter(kind => {
    const [, what, how] = /^(\w+) that (?:are|were) (\w+)$/.exec(kind) ?? []
    return what !== undefined && all.has(`${how} ${what}`)
  })
  expect(turned).toEqual([])
  expect([...all].filter(kind => /[.:]$|\bcolor|^[A-Z](?!D)/.test(kind))).toEqual([])
})
