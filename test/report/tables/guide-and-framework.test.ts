import { describe, expect, test } from 'vitest'
import { consensusMatrix } from '../../../src/analysis/consensus-matrix'
import { dominance } from '../../../src/analysis/dominance'
import { following } from '../../../src/analysis/following'
import { frameworkMatrix } from '../../../src/analysis/framework-matrix'
import { guideCodes } from '../../../src/analysis/guide-codes'
import { guideUse } from '../../../src/analysis/guide-use'
import { participation } from '../../../src/analysis/participation'
import { questionSections } from '../../../src/analysis/question-sections'
import { csvOf } from '../../../src/report/data-table'
import { consensusTable } from '../../../src/report/tables/consensus'
import { frameworkTable } from '../../../src/report/tables/framework'
import { guideCodesTable, guideTable } from '../../../src/report/tables/guide'
import { dominanceTable, participationTable, responsesTable } from '../../../src/report/tables/participation'
import { askedAt, guideOf } from '../../analysis/asked'
import { codedStudy } from '../../analysis/coded-study'

const study = codedStudy({
  codes: ['cost', 'cost/fees'],
  transcripts: {
    fg01: `
      P2: Hello. {}
      Moderator: What about money? {}
      P1: The fees are more than I can earn. {cost/fees}
      P2: Same here. {}`,
  },
})
const guide = guideOf('money', 'time')
const sections = questionSections(study, askedAt({ fg01: { 1: 'money+time' } }))

describe('the tables of the guide, of participation, and of cases by themes', () => {
  test('guide.csv', () => {
    expect(csvOf(guideTable(guideUse(study, guide, sections)))).toBe(
      `group,question,section,text,place,asked,order,asked_with,times,transcript,turn,line,time,because,score,turns,words,share_of_words,seconds,participants,participants_of
fg01,money,All,What about money?,1,1,1,,1,fg01,1,2,,"cue ""money""",2,2,10,0.9091,,2,2
fg01,time,All,What about time?,2,1,1,money,1,fg01,1,2,,,,0,0,0,,,2
fg01,(not known),,,,,,,,,,,,,,1,1,0.0909,,1,2
`,
    )
  })

  test('guide-codes.csv', () => {
    expect(csvOf(guideCodesTable(guideCodes(study, guide, sections)))).toBe(
      `question,code,label,level,rank,mentions,participants,participants_of,groups,groups_of,prompted,spontaneous,echoed,validated
money,cost,cost,1,1,1,1,2,1,1,0,1,0,no
money,cost/fees,fees,2,1,1,1,2,1,1,0,1,0,no
`,
    )
  })

  test('participation.csv', () => {
    expect(csvOf(participationTable(participation(study, sections)))).toBe(
      `group,participant,turns,words,share_of_turns,share_of_words,words_per_turn,longest_turn,questions,questions_of,codes
fg01,P1,1,8,0.3333,0.7273,8,8,1,1,1
fg01,P2,2,3,0.6667,0.2727,1.5,2,1,1,0
`,
    )
  })

  test('dominance.csv', () => {
    expect(csvOf(dominanceTable(dominance(study)))).toBe(
      `group,participants,silent,top_speaker,top_share,equal_share,times_equal,gini,why,moderator_words,moderator_share
fg01,2,0,P1,0.7273,0.5,1.4545,0.4545,,3,0.2143
`,
    )
  })

  test('responses.csv', () => {
    expect(csvOf(responsesTable(following(study)))).toBe(
      `group,from,to,from_role,to_role,turns,expected,residual
fg01,Moderator,P1,moderator,participant,1,0.5,0.7071
fg01,P1,P2,participant,participant,1,0.5,0.7071
fg01,P2,Moderator,participant,moderator,1,0.5,0.7071
`,
    )
  })

  test('consensus.csv', () => {
    expect(csvOf(consensusTable(consensusMatrix(study, guide, sections)))).toBe(
      `group,question,participant,turns,references,agreeing,dissenting,suggested,judged,because,suggested_summary
fg01,money,P1,1,fg01:3,0,0,,,,"suggested: 1 of 2 agreed, 0 dissented, 0 silent, 1 without a suggestion"
fg01,money,P2,1,fg01:4,1,0,A,,"A ""Same here."" fg01:4 after P1","suggested: 1 of 2 agreed, 0 dissented, 0 silent, 1 without a suggestion"
`,
    )
  })

  test('framework.csv', () => {
    expect(
      csvOf(frameworkTable(frameworkMatrix(study)))
        .split('\n')
        .slice(0, 2)
        .join('\n'),
    ).toBe(
      `case_kind,case,group,code,label,mentions,references,codings,quotations,summary,validated
person,P1,fg01,cost,cost,1,fg01:3,fg01 44 cost/fees,“The fees are more than I can earn.” (fg01:3),,no`,
    )
    expect(csvOf(frameworkTable(frameworkMatrix(study)))).toContain('“The fees are more than I can earn.” (fg01:3, P1)')
  })
})
