import { describe, expect, test } from 'vitest'
import { formatProblem } from '../../src/problem'
import { readGuide } from '../../src/study/read-guide'

describe('readGuide', () => {
  test('reads sections of questions', async () => {
    const { guide, problems } = await readGuide(
      `
guide: Topics
note: Ask in any order.
sections:
  - id: work
    title: Your work
    questions:
      - { id: work, text: What do you do?, cues: [do, job] }
      - { id: Q2.b, text: And why? }
  - id: end
    questions: [{ id: wish, text: What would you change? }]
`,
      'guide.yaml',
    )
    expect(problems).toEqual([])
    expect(guide).toEqual({
      title: 'Topics',
      sections: [
        {
          id: 'work',
          title: 'Your work',
          questions: [
            { id: 'work', text: 'What do you do?', cues: ['do', 'job'] },
            { id: 'Q2.b', text: 'And why?', cues: [] },
          ],
        },
        { id: 'end', title: 'end', questions: [{ id: 'wish', text: 'What would you change?', cues: [] }] },
      ],
    })
  })

  test('reads questions without sections', async () => {
    const { guide } = await readGuide('guide: G\nquestions: [{ id: a, text: A? }]', 'g.yaml')
    expect(guide).toEqual({
      title: 'G',
      sections: [{ id: 'questions', title: 'G', questions: [{ id: 'a', text: 'A?', cues: [] }] }],
    })
  })

  test('reports every problem at once, and ids that two questions share in different sections', async () => {
    const { guide, problems } = await readGuide(
      `
guide: Topics
sections:
  - id: one
    questions: [{ id: a, text: A?, cue: [x] }, { id: b }]
  - id: one
    questions: [{ id: a, text: A again? }, { id: "c d", text: C? }]
`,
      'g.yaml',
    )
    expect(guide).toBeNull()
    expect(problems.map(formatProblem)).toEqual([
      'g.yaml:5:36  unknown-key  one/a has a key "cue"  (did you mean "cues"?)',
      'g.yaml:5:48  missing-key  one/b has no "text"  (text: the question as it is to be asked)',
      'g.yaml:6:9  duplicate-id  the id "one" is that of line 4 too  (rename one of the two)',
      'g.yaml:7:23  duplicate-id  the id "a" is that of line 5 too  (rename one of the two)',
      'g.yaml:7:50  bad-id  "c d" cannot be an id  (letters and digits, joined by "-", "." or "_", such as "c-d")',
    ])
  })

  test('wants questions', async () => {
    const { problems } = await readGuide('guide: G', 'g.yaml')
    expect(problems.map(formatProblem)).toEqual([
      'g.yaml:1:1  missing-key  the guide has neither "sections" nor "questions"  (write sections, each with id, title and questions)',
    ])
  })
})
