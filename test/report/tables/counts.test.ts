import { describe, expect, test } from 'vitest'
import { exemplars } from '../../../src/analysis/exemplars'
import { frequencies } from '../../../src/analysis/frequencies'
import { groups } from '../../../src/analysis/groups'
import { matrix } from '../../../src/analysis/matrix'
import { participants } from '../../../src/analysis/participants'
import { uptake } from '../../../src/analysis/uptake'
import { csvOf } from '../../../src/report/data-table'
import { groupsTable, matrixTable, participantsTable } from '../../../src/report/tables/cases'
import { exemplarsTable } from '../../../src/report/tables/exemplars'
import { frequenciesTable } from '../../../src/report/tables/frequencies'
import { uptakeTable } from '../../../src/report/tables/uptake'
import { codedStudy } from '../../analysis/coded-study'

const study = codedStudy({
  codes: ['cost', 'cost/fees'],
  transcripts: {
    fg01: 'P1: The fees are more than I can earn. {cost/fees}\n=cmd(): No. {}',
    fg02: 'P1: I walk. {}',
  },
  attributes: ['band'],
  people: { 'fg01/P1': ['5-6'] },
})

describe('the tables of a run', () => {
  test('frequencies.csv', () => {
    expect(csvOf(frequenciesTable(frequencies(study)))).toBe(
      `code,label,level,parent,mentions,units,turns,participants,participants_of,groups,groups_of,groups_low,groups_high,words,share_of_words,top_speaker,top_speaker_share,top_group_share,prompted,spontaneous,echoed,accepted,rejected,validated
cost,cost,1,,1,1,1,1,3,1,2,0.0945,0.9055,8,0.7273,fg01/P1,1,1,0,1,0,0,0,no
cost/fees,fees,2,cost,1,1,1,1,3,1,2,0.0945,0.9055,8,0.7273,fg01/P1,1,1,0,1,0,0,0,no
`,
    )
  })

  test('matrix.csv', () => {
    expect(csvOf(matrixTable(matrix(study)))).toBe(
      `unit,transcript,group,turn,speaker,role,line,start,end,band,cost,cost/fees
fg01:4-38,fg01,fg01,0,P1,participant,1,4,38,5-6,1,1
fg01:47-50,fg01,fg01,1,'=cmd(),participant,2,47,50,,0,0
fg02:4-11,fg02,fg02,0,P1,participant,1,4,11,,0,0
`,
    )
  })

  test('participants.csv', () => {
    expect(csvOf(participantsTable(participants(study)))).toBe(
      `participant,group,role,turns,words,band,cost,cost/fees
'=cmd(),fg01,participant,1,1,,0,0
P1,fg01,participant,1,8,5-6,1,1
P1,fg02,participant,1,2,,0,0
`,
    )
  })

  test('groups.csv', () => {
    expect(csvOf(groupsTable(groups(study)))).toBe(
      'group,participants,turns,words,cost,cost/fees\nfg01,2,2,9,1,1\nfg02,1,1,2,0,0\n',
    )
  })

  test('uptake.csv', () => {
    const talk = codedStudy({
      codes: ['fees'],
      transcripts: { fg01: 'Moderator: Fees? {}\nP1: Fees. {fees prompted}\nP1: No. {}\n=P2: And fees. {fees}' },
    })
    expect(csvOf(uptakeTable(uptake(talk)))).toBe(
      `code,label,group,brought_up_by,order,participant,origin,after,turns_since,transcript,turn,line,time,mentions,validated
fees,fees,fg01,moderator,1,P1,prompted,,,fg01,1,2,,1,no
fees,fees,fg01,moderator,2,'=P2,spontaneous,P1,1,fg01,3,4,,1,no
`,
    )
  })

  test('exemplars.csv', () => {
    expect(csvOf(exemplarsTable(exemplars(study, { minimumCell: 1 })))).toBe(
      `code,rank,quote,transcript,group,speaker,attributes,line,time,start,end,why,stands_for,before,after,because,validated
cost,1,The fees are more than I can earn.,fg01,fg01,P1,band=5-6,1,,4,38,unprompted; only this code; 8 words,stands for 1 of 1 turn by 1 person in 1 group,,'=cmd(): No.,,no
cost/fees,1,The fees are more than I can earn.,fg01,fg01,P1,band=5-6,1,,4,38,unprompted; only this code; 8 words,stands for 1 of 1 turn by 1 person in 1 group,,'=cmd(): No.,,no
`,
    )
  })

  test('says what a column is that is called like another', () => {
    const clashing = codedStudy({ codes: ['words', 'role'], transcripts: { a: 'P1: Yes. {}' }, attributes: ['role'] })
    expect(csvOf(participantsTable(participants(clashing))).split('\n')[0]).toBe(
      'participant,group,role,turns,words,attribute:role,code:words,code:role',
    )
  })
})
