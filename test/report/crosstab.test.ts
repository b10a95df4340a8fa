import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attributeCrosstab } from '../../src/analysis/attribute-crosstab'
import { cooccurrence } from '../../src/analysis/cooccurrence'
import { crosstabs } from '../../src/analysis/crosstab'
import { jointDisplay } from '../../src/analysis/joint-display'
import { csvOf } from '../../src/report/data-table'
import { cooccurrenceTable } from '../../src/report/tables/cooccurrence'
import { crosstabTables } from '../../src/report/tables/crosstab'
import { fileNamesOf } from '../../src/report/tables/file-name'
import { jointDisplayTable } from '../../src/report/tables/joint-display'
import { codedStudy } from '../analysis/coded-study'

const study = codedStudy({
  codes: ['fees', 'bus'],
  transcripts: { fg01: 'P1: Fees. {fees}\nP2: The bus. {bus}\nP3: =Well. {}' },
  attributes: ['band', 'Band'],
  people: { 'fg01/P1': ['=7', null], 'fg01/P2': ['8', null] },
})

describe('crosstabTables', () => {
  test('gives a table for each attribute that makes a table, and for each pair', () => {
    const people = [1, 2].map(i => ({
      key: `${i}`,
      id: `${i}`,
      group: '',
      role: 'participant' as const,
      attributes: { band: '7', sat: i === 1 ? 'yes' : 'no' },
    }))
    const [codes, pair] = crosstabTables(crosstabs(study, { minimumCell: 1 }), [
      attributeCrosstab(people, 'sat', 'band', { minimumCell: 1 }),
      attributeCrosstab(people, 'sat', 'pay'),
    ])
    expect({ name: codes.name, csv: csvOf(codes) }).toEqual({
      name: 'crosstab-band',
      csv: `code,label,attribute,category,participants,participants_of,share,mentions,groups,groups_of,known,suppressed,residual_descriptive,chi_square_descriptive,df,p_descriptive,cramers_v_descriptive,smallest_expected,fisher_p_descriptive,note,validated
fees,fees,band,8,0,1,0,0,0,1,yes,no,-1.4142,2,1,0.1573,1,0.5,1,,no
fees,fees,band,'=7,1,1,1,1,1,1,yes,no,1.4142,2,1,0.1573,1,0.5,1,,no
fees,fees,band,not known,0,1,0,0,0,1,no,no,,2,1,0.1573,1,0.5,1,,no
bus,bus,band,8,1,1,1,1,1,1,yes,no,1.4142,2,1,0.1573,1,0.5,1,,no
bus,bus,band,'=7,0,1,0,0,0,1,yes,no,-1.4142,2,1,0.1573,1,0.5,1,,no
bus,bus,band,not known,0,1,0,0,0,1,no,no,,2,1,0.1573,1,0.5,1,,no
`,
    })
    expect({ name: pair.name, csv: csvOf(pair) }).toEqual({
      name: 'crosstab-sat-by-band',
      csv: `rows,row,columns,column,respondents,row_respondents,column_respondents,share_of_row,share_of_column,row_responses,column_responses,share_of_row_responses,share_of_column_responses,respondents_of,not_known,suppressed,residual_descriptive,chi_square_descriptive,df,p_descriptive,cramers_v_descriptive,smallest_expected,fisher_p_descriptive,note
sat,no,band,7,1,1,2,1,0.5,1,2,1,0.5,2,0,no,,,,,,,,fewer than two rows or columns are shown that hold somebody
sat,yes,band,7,1,1,2,1,0.5,1,2,1,0.5,2,0,no,,,,,,,,fewer than two rows or columns are shown that hold somebody
`,
    })
  })

  test('leaves hidden cells empty, and says so', () => {
    const [table] = crosstabTables(crosstabs(study), [])
    expect(csvOf(table).split('\n')[1]).toBe(
      'fees,fees,band,8,,,,,,,yes,yes,,,,,,,,fewer than two categories are shown that hold somebody,no',
    )
  })
})

test('cooccurrence.csv has a row a pair and level', () => {
  expect(csvOf(cooccurrenceTable(cooccurrence(study)))).toBe(
    `level,code_a,label_a,code_b,label_b,with_a,with_b,both,either,of,share_of_a,share_of_b,jaccard,expected,phi_descriptive,residual_descriptive,b_after_a,followed_a,a_after_b,followed_b,validated
unit,fees,fees,bus,bus,1,1,0,2,3,0,0,0,0.3333,-0.5,-0.866,,,,,no
turn,fees,fees,bus,bus,1,1,0,2,3,0,0,0,0.3333,-0.5,-0.866,1,1,0,1,no
exchange,fees,fees,bus,bus,1,1,1,1,1,1,1,1,1,,,,,,,no
group,fees,fees,bus,bus,1,1,1,1,1,1,1,1,1,,,,,,,no
`,
  )
})

test('joint-display.csv has a row a category and theme', () => {
  const [header, first, second] = csvOf(jointDisplayTable(jointDisplay(study, { minimumCell: 1 }))).split('\n')
  expect([header, first, second]).toEqual([
    'attribute,category,respondents,respondents_of,respondents_share,code,label,participants,participants_of,share,known,suppressed,exemplar_rank,transcript,line,quote,validated',
    'band,8,,,,fees,fees,0,1,0,yes,no,,,,,no',
    'band,8,,,,bus,bus,1,1,1,yes,no,,,,,no',
  ])
})

describe('fileNamesOf', () => {
  test.each([
    ['../../etc/passwd', 'crosstab-etc-passwd.csv'],
    ['C:\\Users\\me', 'crosstab-C-Users-me.csv'],
    ['con', 'crosstab-con.csv'],
    ['.hidden', 'crosstab-hidden.csv'],
    ['pay band (2022)', 'crosstab-pay-band-2022.csv'],
    ['年齢', 'crosstab-年齢.csv'],
    ['two\nlines\u202e\u0000', 'crosstab-two-lines.csv'],
    ['?!', 'crosstab-attribute.csv'],
    ['x'.repeat(300), `crosstab-${'x'.repeat(60)}.csv`],
    ['é'.repeat(300), `crosstab-${'é'.repeat(30)}.csv`],
  ])('makes a name that is allowed everywhere of %j', (attribute, name) => {
    expect(fileNamesOf('crosstab', [[attribute]])).toEqual([name])
  })

  test('numbers names that a disk takes for one', () => {
    expect(
      fileNamesOf('crosstab', [['band'], ['Band'], ['band-2'], ['e\u0301'], ['\u00c9'], ['a-by-b'], ['a', 'b']]),
    ).toEqual([
      'crosstab-band.csv',
      'crosstab-Band-2.csv',
      'crosstab-band-2-2.csv',
      'crosstab-\u00e9.csv',
      'crosstab-\u00c9-2.csv',
      'crosstab-a-by-b.csv',
      'crosstab-a-by-b-2.csv',
    ])
  })

  test('gives each its own short name of letters, digits, - and _, whatever they are called', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a', 'A', 'á', 'ß', 'SS', '👩🏽‍🎓'),
    )
    fc.assert(
      fc.property(fc.array(fc.array(part, { minLength: 1, maxLength: 2 }), { maxLength: 6 }), parts => {
        const names = fileNamesOf('crosstab', parts)
        expect(new Set(names.map(name => name.normalize('NFC').toLowerCase())).size).toBe(parts.length)
        for (const name of names) {
          expect(name).toMatch(/^crosstab-[\p{L}\p{N}_][\p{L}\p{M}\p{N}_-]*\.csv$/u)
          expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(143)
        }
      }),
      { numRuns: 40 },
    )
  })
})
