import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { keywordTable } from '../../../src/interchange/dictionaries/import/keyword-table'
import { importedFrom } from './imported'
import { sourceOf } from './source-of'

const table = (text: string, path = 'care.csv') => importedFrom(keywordTable, sourceOf(path, text))

const pay = `themes:
  - id: pay
    label: Pay
    subthemes:
      - id: fees
        label: Fees
        keywords: [ fee*, cost of living, rent ]
  - id: identity
    label: Identity
    keywords: [ no voice ]
`

describe('a table of keywords', () => {
  test.each([
    [
      'a keyword a row',
      'theme,sub-theme,keyword\nPay,Fees,fee*\nPay,Fees,cost of living\nPay,fees,rent\nIdentity,,no voice\n',
    ],
    ['merged cells', 'Theme,Subtheme,Keyword\nPay,Fees,fee*\n,,cost of living\n,,rent\nIdentity,,no voice\n'],
    [
      'several keywords in a cell',
      'Theme,Subtheme,Keywords\nPay,Fees,"fee*, cost of living\nrent"\nIdentity,,"""no voice"""\n',
    ],
    [
      'columns in another order, and semicolons',
      'Keyword(s);Superordinate theme;Theme\nfee*|cost of living;Pay;Fees\nrent;;\nno voice;Identity;\n',
    ],
    [
      'tabs, and titles above',
      'My table\t\t\n\n\t2024\t\nCategory\tTerms\tSub-category\nPay\tfee*; cost of living; rent\tFees\nIdentity\tno voice\n',
    ],
    ['German names', 'Oberthema;Unterthema;Stichwörter\nPay;Fees;fee*, cost of living, rent\nIdentity;;no voice\n'],
    [
      'a line that names the delimiter',
      'sep=;\nTheme;Subtheme;Keywords\nPay;Fees;fee*, cost of living, rent\nIdentity;;no voice\n',
    ],
  ])('has themes and sub-themes: %s', async (_, text) => {
    const { yaml, losses } = await table(text)
    expect(yaml).toBe(pay)
    expect(losses.filter(loss => !loss.includes('titles of tables'))).toEqual([])
  })

  test('has definitions, and a rule for each weight; other columns are named as lost', async () => {
    const { yaml, losses } = await table(
      'theme,keyword,definition,weight,note\nPay,wage*,What work brings,2,x\nPay,rent,What work brings,,\nPay,:),,"0,5",y\n,,,,\n',
    )
    expect(yaml).toBe(`themes:
  - id: pay
    label: Pay
    definition: What work brings
    keywords: [ rent ]
    rules: [ { any: [ wage* ], weight: 2 } ]
`)
    expect(losses).toEqual(['1 columns: note', '4 terms that cannot be matched: pay: :)'])
  })

  test('says which rows stand under no theme', async () => {
    const { losses } = await table('theme,keyword\n,rent\nPay,wage\n')
    expect(losses).toEqual(['2 rows without a theme: -'])
  })

  test('may have a column for each theme', async () => {
    const { yaml } = await table('Pay,Identity\nfee*,no voice\n"rent, wage",\n')
    expect(yaml).toBe(
      'themes:\n  - id: pay\n    label: Pay\n    keywords: [ fee*, rent, wage ]\n  - id: identity\n    label: Identity\n    keywords: [ no voice ]\n',
    )
  })

  test('may be a workbook, of which sheets without keywords are named as lost', async () => {
    const cells = (rows: readonly (readonly string[])[]) =>
      rows.map(row => row.map(value => (value === '' ? null : { value, type: String })))
    const buffer = await writeXlsxFile([
      {
        sheet: 'Notes',
        data: cells([
          ['who', 'when'],
          ['me', 'today'],
        ]),
      },
      {
        sheet: 'Keywords',
        data: cells([
          ['About pay', '', ''],
          ['Theme', 'Subtheme', 'Keyword'],
          ['Pay', 'Fees', 'fee*'],
          ['', '', 'cost of living, rent'],
          ['Identity', '', 'no voice'],
        ]),
      },
    ]).toBuffer()
    const source = { ...sourceOf('care.xlsx', ''), bytes: new Uint8Array(buffer), text: null }
    expect(await keywordTable.recognises(source)).toBe(true)
    const { yaml, losses } = await importedFrom(keywordTable, source)
    expect(yaml).toBe(pay)
    expect(losses).toEqual(['1 titles of tables: Keywords', '- sheets: Notes'])
  })

  test('is told by a column of keywords beside one of themes, and no column of what people said', async () => {
    const yes = (text: string, path = 'a.csv') => keywordTable.recognises(sourceOf(path, text))
    expect(await yes('theme,keyword\nPay,wage\n')).toBe(true)
    expect(await yes('Pay,Identity\nfee*,unseen\n')).toBe(false)
    expect(await yes('transcript,theme,keyword,text\nfg01,Pay,wage,We want more.\n')).toBe(false)
    expect(await yes('unit,coder,code\n1,ana,pay\n')).toBe(false)
    expect(await yes(readFileSync('examples/medical-staffing/participants.csv', 'utf8'))).toBe(false)
    expect(await yes('Moderator: theme, keyword\nP1: Hello, you.\n', 'a.txt')).toBe(false)
  })

  test('is refused where it has no themes', async () => {
    await expect(keywordTable.import(sourceOf('a.csv', 'one\ntwo\n'), {})).rejects.toThrow(/broken-dictionary/)
  })
})
