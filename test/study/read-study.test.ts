import { describe, expect, test } from 'vitest'
import { formatProblem } from '../../src/problem'
import { readStudy } from '../../src/study/read-study'

describe('readStudy', () => {
  test('reads a study file', async () => {
    const { study, problems } = await readStudy(
      `
study: Medical staffing focus groups
codebook: codebook.yaml
transcripts: [transcripts/*]
participants: participants.csv
attributes:
  band: { order: ["3-5", "8+"], label: Pay band }
  tenure: {}
guide: guide.yaml
moderators: [Dr Hale]
researchers: Two nurses.
report: { title: What we heard, minimum-cell: 3, exemplars: 0 }
seed: 7
`,
      'a/study.yaml',
    )
    expect(problems).toEqual([])
    expect(study).toEqual({
      title: 'Medical staffing focus groups',
      codebook: 'codebook.yaml',
      transcripts: ['transcripts/*'],
      participants: 'participants.csv',
      guide: 'guide.yaml',
      attributes: new Map([
        ['band', { label: 'Pay band', order: ['3-5', '8+'] }],
        ['tenure', { label: null, order: [] }],
      ]),
      moderators: ['Dr Hale'],
      researchers: 'Two nurses.',
      report: { title: 'What we heard', minimumCell: 3, exemplars: 0 },
      seed: 7,
      file: 'a/study.yaml',
    })
  })

  test('fills in what a short one leaves out, and takes one path for a list of one', async () => {
    const { study } = await readStudy('study: S\ncodebook: c.yaml\ntranscripts: t.txt\n', 'study.yaml')
    expect(study).toEqual({
      title: 'S',
      codebook: 'c.yaml',
      transcripts: ['t.txt'],
      participants: null,
      guide: null,
      attributes: new Map(),
      moderators: [],
      researchers: null,
      report: { title: null, minimumCell: 5, exemplars: 3 },
      seed: 1,
      file: 'study.yaml',
    })
  })

  test('keeps what is said of the researchers as it stands', async () => {
    const { study } = await readStudy(
      'study: S\ncodebook: c\ntranscripts: t\nresearchers:\n  interviewer: Dr Hale\n  training:\n    - a course\nseed: 2\n',
      's.yaml',
    )
    expect(study?.researchers).toBe('interviewer: Dr Hale\ntraining:\n  - a course')
  })

  test('reports every problem at once', async () => {
    const { study, problems } = await readStudy(
      'study: S\ncodebok: c.yaml\ntranscripts: []\nseed: one\nattributes:\n  band: { order: [3, "4"], lable: x }\nreport: { minimum-cell: 0 }\n',
      'study.yaml',
    )
    expect(study).toBeNull()
    expect(problems.map(formatProblem)).toEqual([
      'study.yaml:1:1  missing-key  the study has no "codebook"  (codebook: path of the codebook)',
      'study.yaml:2:1  unknown-key  the study has a key "codebok"  (did you mean "codebook"?)',
      'study.yaml:3:14  too-short  transcripts is empty',
      'study.yaml:4:7  wrong-type  seed is text, and should be a whole number  (seed of whatever is drawn at random)',
      'study.yaml:6:19  not-text  attributes/band/order/0 is the number 3, and should be text  (put it in quotes: "3")',
      'study.yaml:6:28  unknown-key  attributes/band has a key "lable"  (did you mean "label"?)',
      'study.yaml:7:25  bad-value  report/minimum-cell is 0  (at least 1)',
    ])
  })
})
