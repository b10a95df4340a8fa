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
  reasons: { multiple: "; " }
  initials: { multiple: " " }
crosstabs:
  - { rows: reasons, columns: band }
guide: guide.yaml
moderators: [Dr Hale]
fieldwork: [fg02, " fg01 "]
speakers: optional
researchers: Two nurses.
report: { title: What we heard, minimum-cell: 3, exemplars: 0, attribution: [band] }
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
        ['band', { label: 'Pay band', order: ['3-5', '8+'], multiple: null }],
        ['tenure', { label: null, order: [], multiple: null }],
        ['reasons', { label: null, order: [], multiple: ';' }],
        ['initials', { label: null, order: [], multiple: ' ' }],
      ]),
      crosstabs: [{ rows: 'reasons', columns: 'band', at: { file: 'a/study.yaml', line: 12, column: 5 } }],
      moderators: ['Dr Hale'],
      fieldwork: [
        { group: 'fg02', at: { file: 'a/study.yaml', line: 15, column: 13 } },
        { group: 'fg01', at: { file: 'a/study.yaml', line: 15, column: 19 } },
      ],
      speakers: 'optional',
      researchers: 'Two nurses.',
      report: { title: 'What we heard', minimumCell: 3, exemplars: 0, attribution: ['band'], transcripts: true },
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
      crosstabs: [],
      moderators: [],
      fieldwork: [],
      speakers: 'required',
      researchers: null,
      report: { title: null, minimumCell: 5, exemplars: 3, attribution: null, transcripts: true },
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

  test('reports a group that fieldwork names twice', async () => {
    const { study, problems } = await readStudy(
      'study: S\ncodebook: c\ntranscripts: t\nfieldwork:\n  - fg01\n  - fg02\n  - fg01\n',
      's.yaml',
    )
    expect(study).toBeNull()
    expect(problems.map(formatProblem)).toEqual([
      's.yaml:7:5  repeated-group  fieldwork names the group "fg01" twice, on line 5 too  (keep the one that stands in its place)',
    ])
  })

  test('wants both attributes of a table', async () => {
    const { study, problems } = await readStudy(
      'study: S\ncodebook: c\ntranscripts: t\nattributes: { pay: { multiple: 2 } }\ncrosstabs: [{ rows: pay, colums: band }]\n',
      's.yaml',
    )
    expect(study).toBeNull()
    expect(problems.map(formatProblem)).toEqual([
      's.yaml:4:32  not-text  attributes/pay/multiple is the number 2, and should be text  (put it in quotes: "2")',
      's.yaml:5:13  missing-key  crosstabs/0 has no "columns"  (columns: the attribute whose categories are the columns)',
      's.yaml:5:26  unknown-key  crosstabs/0 has a key "colums"  (did you mean "columns"?)',
    ])
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
