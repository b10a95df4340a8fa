import { describe, expect, test } from 'vitest'
import { InputError } from '../../src/problem'
import { codingRecord } from '../../src/run/coding-record'
import type { RunInputs } from '../../src/run/inputs'
import { manifest } from '../../src/run/manifest'
import { runStudy } from '../../src/run/run'
import type { Study } from '../../src/study/study'

const codebook = {
  path: 'codebook.yaml',
  text: `codebook: Money
themes:
  - id: cost
    label: Cost
    keywords: [fee*, rent]
    examples: [The fees.]
`,
  problems: [],
}

const study: Study = {
  title: 'Fees',
  codebook: 'codebook.yaml',
  transcripts: ['*.txt'],
  participants: null,
  guide: null,
  attributes: new Map(),
  crosstabs: [],
  moderators: ['Dr Hale'],
  fieldwork: [],
  speakers: 'required',
  researchers: null,
  report: { title: null, minimumCell: 5, attribution: null, exemplars: 1, transcripts: true },
  seed: 1,
  file: 'study.yaml',
}

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) })
const fg01 = file(
  'fg01.txt',
  'Dr Hale: What of the fees?\n\nAnn: The fees rose.\n\nBob: The rent too.\n\nAnn: Yes.\n\nBob: Yes.\n',
)
const fg02 = file('fg02.txt', 'Dr Hale: Well?\n\nP1: No fee.\n\nP2: None.\n')

const problemsOf = async (inputs: RunInputs) =>
  (await runStudy(inputs)).problems.map(({ severity, code, file: where, message }) => [severity, code, where, message])

describe('runStudy', () => {
  test('codes and counts a study', async () => {
    const { run, problems } = await runStudy({ study, codebook, transcripts: [fg02, fg01] })
    expect(problems.map(({ code }) => code)).toEqual(['one-group'])
    expect(run!.transcripts.map(({ transcript }) => transcript.id)).toEqual(['fg01', 'fg02'])
    expect(run!.codings.map(({ transcript, speaker, quote, origin }) => [transcript, speaker, quote, origin])).toEqual([
      ['fg01', 'Ann', 'The fees rose.', 'prompted'],
      ['fg01', 'Bob', 'The rent too.', 'spontaneous'],
      ['fg02', 'P1', 'No fee.', 'spontaneous'],
    ])
    expect(run!.counts).toEqual({
      transcripts: 2,
      groups: 2,
      participants: 4,
      turns: 8,
      words: 16,
      codes: 1,
      units: 6,
      codings: 3,
      withheld: 1,
    })
    expect(run!.frequencies).toMatchObject([
      { code: 'cost', mentions: 3, participants: 3, participantsOf: 4, groups: 2 },
    ])
    expect(run!.exemplars).toHaveLength(1)
  })

  test('gives the same whatever the order of the files', async () => {
    const one = await runStudy({ study, codebook, transcripts: [fg01, fg02] })
    const other = await runStudy({ study, codebook, transcripts: [fg02, fg01] })
    expect(JSON.stringify(one)).toBe(JSON.stringify(other))
  })

  test('stops at a codebook with errors, and says them all', async () => {
    const text =
      'codebook: Money\nthemes:\n  - id: cost\n    label: Cost\n    keywrods: [fee*]\n  - id: cost\n    label: Again\n    keywords: [""]\n'
    const { run, problems } = await runStudy({ study, codebook: { ...codebook, text }, transcripts: [fg01] })
    expect(run).toBeNull()
    expect(problems.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(2)
  })

  test('codes the others when a transcript cannot be read', async () => {
    const gone = {
      path: 'fg00.txt',
      bytes: async () => {
        throw new InputError([{ code: 'missing-file', severity: 'error', message: 'gone', file: 'fg00.txt' }])
      },
    }
    const broken = { path: 'fg05.docx', bytes: new Uint8Array([80, 75, 3, 4, 0]) }
    const { run, problems } = await runStudy({
      study,
      codebook,
      transcripts: [gone, broken, fg01, file('fg06.txt', ' \n')],
    })
    expect(run!.codings).toHaveLength(2)
    expect(problems.map(({ severity, file: where }) => [severity, where])).toEqual([
      ['error', 'fg00.txt'],
      ['error', 'fg05.docx'],
      ['error', 'fg06.txt'],
    ])
    expect(run!.problems).toEqual(problems)
  })

  test('has no results where no transcript could be read', async () => {
    expect(await runStudy({ study, codebook, transcripts: [] })).toEqual({
      run: null,
      problems: [
        {
          code: 'no-transcripts',
          severity: 'error',
          message: 'no transcript could be read, so nothing was coded',
          file: 'study.yaml',
          hint: 'look at what "transcripts" names',
        },
      ],
    })
  })

  test('reads the first of two transcripts with one id, by path', async () => {
    const twice = [
      file('b/fg01.md', '**Ann:** No rent.\n\n**Bob:** No.\n'),
      file('b/fg01.txt', 'P1: A fee.\n\nP2: A fee.\n'),
      file('a/fg01.txt', 'Dr Hale: Well?\n\nP1: Fees.\n\nP2: Fees.\n'),
    ]
    const { run } = await runStudy({ study, codebook, transcripts: twice })
    expect(run!.transcripts.map(({ transcript }) => transcript.path)).toEqual(['a/fg01.txt'])
    expect(await problemsOf({ study, codebook, transcripts: twice })).toEqual([
      [
        'error',
        'duplicate-transcript',
        'b/fg01.md',
        'the id "fg01" is that of a/fg01.txt too, which was read; this one was not',
      ],
      [
        'error',
        'duplicate-transcript',
        'b/fg01.txt',
        'the id "fg01" is that of a/fg01.txt too, which was read; this one was not',
      ],
    ])
  })

  test('refuses to count people who are not named: an error in a study that does not allow for it, else a warning', async () => {
    const transcripts = [file('fg01.txt', 'The fees rose and rose.\n\nAnd then the rent.\n')]
    const errors = (await problemsOf({ study, codebook, transcripts })).map(row => row.slice(0, 3))
    expect(errors).toContainEqual(['error', 'no-speakers', 'fg01.txt'])
    const documents: Study = { ...study, speakers: 'optional' }
    const warnings = (await problemsOf({ study: documents, codebook, transcripts })).map(row => row.slice(0, 3))
    expect(warnings).toContainEqual(['warning', 'no-speakers', 'fg01.txt'])
    const { run, problems } = await runStudy({ study: null, codebook, transcripts })
    expect(problems.map(({ severity }) => severity)).toEqual(['warning', 'warning'])
    expect(run!.counts.participants).toBeNull()
    expect(run!.frequencies).toMatchObject([{ participants: null, mentions: 2 }])
  })

  test('takes for a moderator whom the participants file calls one', async () => {
    const transcripts = [file('fg01.txt', 'Sam: What of the fees?\n\nAnn: The fees rose.\n\nSam: Yes?\n\nAnn: Yes.\n')]
    const participants = { path: 'people.csv', text: 'id,role\nSam,moderator\nAnn,participant\n', problems: [] }
    const { run, problems } = await runStudy({ study, codebook, participants, transcripts })
    expect(problems).toEqual([])
    expect(run!.codings.map(({ speaker, origin }) => [speaker, origin])).toEqual([['Ann', 'prompted']])
  })

  test('gives a person the group and the attributes of the participants file', async () => {
    const participants = { path: 'people.csv', text: 'id,group,age\nP1,A,20\nP2,A,\n', problems: [] }
    const { run, problems } = await runStudy({ study, codebook, participants, transcripts: [fg02] })
    expect(problems).toEqual([])
    expect(run!.codings[0]!.group).toBe('A')
    expect(run!.participants.rows).toMatchObject([
      { participant: 'P1', group: 'A', attributes: ['20'] },
      { participant: 'P2', group: 'A', attributes: [null] },
    ])
  })

  test('counts a person once who has two labels in a group, and nobody for "All"', async () => {
    const participants = { path: 'p.csv', text: 'id,group\nP4,fg07\nBob,fg07\n', problems: [] }
    const a = file(
      'fg07-a.txt',
      'Dr Hale: So?\n\nPriya (P4): The fees.\n\nBob: Rent!\n\nPriya (P4): Fees.\n\nAll: Fees!\n\nAll: Yes.\n',
    )
    const b = file('fg07-b.txt', 'Dr Hale: And?\n\nP4: The fees again.\n\nBob: Yes.\n\nP4: Well.\n')
    const { run } = await runStudy({ study, codebook, participants, transcripts: [a, b] })
    expect(run!.frequencies.map(({ participants: with_, participantsOf }) => [with_, participantsOf])).toEqual([[2, 2]])
  })

  test('warns of examples that do not hold', async () => {
    const text = codebook.text.replace('The fees.', 'The price.')
    expect(await problemsOf({ study, codebook: { ...codebook, text }, transcripts: [fg01] })).toEqual([
      ['warning', 'example-not-coded', 'codebook.yaml', 'this example of cost is not coded with it'],
    ])
  })
})

describe('codingRecord', () => {
  test('has the keys that the contract fixes, in their order', async () => {
    const { run } = await runStudy({ study, codebook, transcripts: [fg01] })
    const record = codingRecord(run!.codings[0]!)
    expect(Object.keys(record).join(' ')).toBe(
      'id code coder status transcript group turn speaker role question start end line time quote evidence negated origin weight because',
    )
    expect(Object.keys(record.evidence[0]!).join(' ')).toBe('rule at start end text')
  })
})

describe('manifest', () => {
  test('sorts files by code point and knows no clock', async () => {
    const { run } = await runStudy({ study, codebook, transcripts: [fg01] })
    const record = (path: string) => ({ sha256: '00', bytes: 1, path })
    const made = manifest({
      run: run!,
      options: {},
      seed: 1,
      inputs: ['fg10.txt', 'ä.txt', 'Z.txt'].map(record),
      outputs: [],
    })
    expect(made.inputs.map(({ path }) => path)).toEqual(['Z.txt', 'fg10.txt', 'ä.txt'])
    expect(JSON.stringify(made)).not.toMatch(/\b20\d\d-\d\d/)
    expect(Object.keys(made).join(' ')).toBe(
      'tool version family note study codebook unit seed options asked inputs outputs counts transcripts problems seal',
    )
  })
})
