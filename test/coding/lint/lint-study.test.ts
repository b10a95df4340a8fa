import { describe, expect, test } from 'vitest'
import { lintStudy } from '../../../src/coding/lint/lint-study'
import { readGuide } from '../../../src/study/read-guide'
import { readParticipants } from '../../../src/study/read-participants'
import { readTranscripts } from '../../../src/transcript/read-transcript'
import { compiled, shown, theme } from './lints'

interface Around {
  readonly talk?: string
  readonly participants?: string
  readonly guide?: string
}

/** The warnings of one kind about a theme in a study with one transcript, fg01. */
async function lints(
  code: string,
  lines: readonly string[],
  { talk = 'Moderator: Why?\n\nGrace: Well.\n\nP2: Yes.\n\nGrace: No.\n\nP2: Hm.\n', participants, guide }: Around = {},
) {
  const { transcripts } = await readTranscripts({ path: 'fg01.txt', bytes: Buffer.from(talk) })
  const found = lintStudy(await compiled(theme(...lines)), {
    transcripts,
    participants:
      participants === undefined ? null : (await readParticipants(participants, 'participants.csv')).participants,
    guide: guide === undefined ? null : (await readGuide(guide, 'guide.yaml')).guide,
  })
  return shown(found, code).map((line, i) => `${line} (${found.filter(each => each.code === code)[i].hint})`)
}

const where = (condition: string) => ['rules:', '  - any: [fee*]', `    where: { ${condition} }`]
const people = 'id,group,band\nGrace,fg01,5-6\nP2,fg01,7\n'
const guide = 'guide: Talk\nquestions:\n  - { id: support, text: Who helps you? }\n'

describe('a condition that nobody meets', () => {
  test.each([
    ['unknown-speaker', 'speaker: Grcae', 'speaker "Grcae"', 'did you mean "Grace"?'],
    ['unknown-group', 'group: fg1', 'group "fg1"', 'did you mean "fg01"?'],
    ['unknown-attribute', 'bnad: 5-6', 'attribute "bnad"', 'did you mean "band"?'],
    ['unknown-attribute-value', 'band: ["7", "9"]', 'value of band "9"', 'did you mean "7"?'],
    ['unknown-question', 'question: suport', 'question "suport"', 'did you mean "support"?'],
  ])('%s', async (code, condition, what, hint) => {
    expect(await lints(code, where(condition), { participants: people, guide })).toEqual([
      `6: the study has no ${what}, so this condition on fees is never met (${hint})`,
    ])
  })
  test('is told once, wherever it stands in a rule', async () => {
    const lines = [
      'where: { group: fg9 }',
      'rules:',
      '  - all: [{ any: [fee], where: { group: fg9 } }, { question: why }]',
    ]
    expect(await lints('unknown-group', lines)).toHaveLength(1)
    expect(await lints('unknown-question', lines)).toEqual([
      '6: the study has no question "why", so this condition on fees is never met (the study names none)',
    ])
  })
  test('leaves alone what the study has', async () => {
    const lines = where('speaker: [Grace, P2], group: fg01, band: [5-6, "7"], question: support, role: participant')
    for (const code of ['speaker', 'group', 'attribute', 'attribute-value', 'question'])
      expect(await lints(`unknown-${code}`, lines, { participants: people, guide })).toEqual([])
  })
})

describe('name-as-word', () => {
  test('is a keyword that is somebody’s name', async () => {
    expect(await lints('name-as-word', ['keywords: [grace, stems(grace), gra*, fee]'])).toEqual(
      ['grace', 'stems(grace)', 'gra*'].map(
        pattern =>
          `4: "${pattern}" finds the name "Grace" too, so each mention of that person is coded with fees (set case(Grace) under except, or write the word in a phrase)`,
      ),
    )
  })
  test('looks at names in brackets, behind titles, and in a column of names', async () => {
    const talk = 'Moderator: Why?\n\nHope (P1): Well.\n\nDr Penny: Yes.\n\nHope (P1): No.\n\nDr Penny: Hm.\n'
    const participants = 'id,name\nP1,Hope Rose\n'
    const found = await lints('name-as-word', ['keywords: [hope, penny, rose, doctor, dr]'], { talk, participants })
    expect(found.map(line => /name "(\w+)"/.exec(line)![1])).toEqual(['Hope', 'Penny', 'Rose'])
  })
  test('leaves alone ids, words for roles, other cases, and names within a phrase or near another word', async () => {
    const lines = [
      'keywords: [p2, moderator, case(grace), grace period]',
      'rules:',
      '  - near: [grace, fee]',
      '    within: 2',
    ]
    expect(await lints('name-as-word', lines)).toEqual([])
  })
})
