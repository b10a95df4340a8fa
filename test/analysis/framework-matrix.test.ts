import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FrameworkCell, frameworkMatrix } from '../../src/analysis/framework-matrix'
import { groups } from '../../src/analysis/groups'
import { participants } from '../../src/analysis/participants'
import { codedStudy } from './coded-study'
import { studies } from './studies'

const study = codedStudy({
  codes: ['cost', 'cost/fees', 'cost/travel'],
  transcripts: {
    fg01: `
      Moderator: What about the fees here, please, everybody? {cost/fees}
      P1: The *fees* are far more than I can earn. {cost/fees}
      P2: Yeah. {cost/fees}
      P1: I walk. {} The *bus* costs me eight pounds every single week now. {cost/travel}`,
  },
})

describe('the framework matrix', () => {
  test('gives for each case and theme the mentions, where they are, and quotations', () => {
    const cells = frameworkMatrix(study)
    const fees = 'The fees are far more than I can earn.'
    const bus = 'The bus costs me eight pounds every single week now.'
    const [theme] = cells
    expect(theme).toEqual({
      caseKind: 'person',
      case: 'P1',
      group: 'fg01',
      code: 'cost',
      label: 'cost',
      mentions: 2,
      references: ['fg01:2', 'fg01:4'],
      codings: [expect.stringContaining('cost/fees'), expect.stringContaining('cost/travel')],
      quotations: [
        { quote: fees, reference: 'fg01:2', speaker: 'P1' },
        { quote: bus, reference: 'fg01:4', speaker: 'P1' },
      ],
      validated: 'no',
    } satisfies FrameworkCell)
    expect(cells.map(each => [each.case, each.code, each.mentions, each.quotations.map(({ quote }) => quote)])).toEqual(
      [
        ['P1', 'cost', 2, [fees, bus]],
        ['P1', 'cost/fees', 1, [fees]],
        ['P1', 'cost/travel', 1, [bus]],
        // It counts, but says nothing by itself.
        ['P2', 'cost', 1, []],
        ['P2', 'cost/fees', 1, []],
        ['fg01', 'cost', 3, [fees, bus]],
        ['fg01', 'cost/fees', 2, [fees]],
        ['fg01', 'cost/travel', 1, [bus]],
      ],
    )
  })

  test('cuts a quotation that is too long, and says so', () => {
    const [cell] = frameworkMatrix(study, { words: 4, perCell: 1 })
    expect(cell.quotations).toEqual([{ quote: 'The fees are far […]', reference: 'fg01:2', speaker: 'P1' }])
  })

  test('has groups only where nobody is named', () => {
    const nameless = codedStudy({
      codes: ['fees'],
      transcripts: { fg01: '?: The fees are more than we can earn. {fees}' },
    })
    expect(frameworkMatrix(nameless).map(({ caseKind, quotations }) => [caseKind, quotations[0].speaker])).toEqual([
      ['group', null],
    ])
  })

  test('counts as the tables of people and groups do, and quotes word for word', () => {
    fc.assert(
      fc.property(studies, written => {
        const coded = codedStudy(written)
        const cells = frameworkMatrix(coded)
        const codes = coded.codebook.codes.map(({ id }) => id)
        const counted = (kind: FrameworkCell['caseKind'], group: string, name: string) =>
          codes.map(
            code =>
              cells.find(
                each => each.caseKind === kind && each.group === group && each.case === name && each.code === code,
              )?.mentions ?? 0,
          )
        for (const row of participants(coded).rows)
          expect(counted('person', row.group, row.participant)).toEqual(row.codes)
        for (const row of groups(coded).rows) expect(counted('group', row.group, row.group)).toEqual(row.codes)
        for (const { mentions, references, quotations, group } of cells) {
          expect([mentions > 0, references.length]).toEqual([true, mentions])
          const { text } = coded.transcripts.find(({ transcript }) => transcript.group === group)!.transcript
          for (const { quote } of quotations) expect(text).toContain(quote)
        }
      }),
      { numRuns: 15 },
    )
  })
})
