import { describe, expect, test } from 'vitest'
import { compareCodings } from '../../src/analysis/agreement/compare-codings'
import { cooccurrence } from '../../src/analysis/cooccurrence'
import { lintCorpus } from '../../src/analysis/lint/lint-corpus'
import { decisionLine } from '../../src/coding/decisions/decision-line'
import type { ReviewDecision } from '../../src/coding/decisions/review-decision'
import { readCodings } from '../../src/coding/people/read-codings'
import { codingRecord } from '../../src/run/coding-record'
import { runStudy } from '../../src/run/run'
import { drawFromRun } from '../../src/run/sample/draw-from-run'
import { readStudy } from '../../src/study/read-study'
import { type Deed, decide, fees } from '../coding/decisions/deciding'

const talks = {
  fg01: 'Moderator: What has changed?\n\nP1: The fees are high. The bus is free.\n\nP2: We leave late and the rent is up.\n',
  fg02: 'Moderator: And the hours?\n\nP3: Nothing but the hours. The rent is the same.\n',
}
type Id = keyof typeof talks

async function run(decisions: readonly { readonly path: string; readonly text: string }[] = []) {
  const { study } = await readStudy('study: Fees\ncodebook: codebook.yaml\ntranscripts: ["*"]', 'study.yaml')
  const { run } = await runStudy({
    study,
    codebook: { path: 'codebook.yaml', text: fees, problems: [] },
    transcripts: Object.entries(talks).map(([id, talk]) => ({ path: `${id}.txt`, bytes: Buffer.from(talk) })),
    decisions: decisions.map(file => ({ ...file, problems: [] })),
  })
  return run!
}

const plain = await run()
/** A decision about a stretch of a transcript of the study. */
function about(id: Id, deed: Deed): ReviewDecision {
  const coded = plain.transcripts.find(({ transcript }) => transcript.id === id)!
  return decide({ coded, codebook: plain.codebook }, deed)
}

const anna = [
  about('fg01', { did: 'accept', quote: 'The fees are high.' }),
  about('fg01', { did: 'reject', quote: 'We leave late and the rent is up.', code: 'time' }),
  about('fg02', { did: 'add', quote: 'hours. The rent', code: 'team', why: 'over two sentences' }),
  about('fg01', { did: 'add', quote: 'What has changed?', code: 'team' }),
]
const ben = [
  about('fg02', { by: 'ben', did: 'adjust', quote: 'The rent is the same.', to: 'Nothing but the hours. The rent' }),
  about('fg01', { by: 'ben', did: 'accept', quote: 'We leave late and the rent is up.' }),
]
const lines = (decisions: readonly ReviewDecision[]) => decisions.map(decisionLine).join('')
const files = [
  { path: 'decisions.jsonl', text: lines(anna) },
  { path: 'decisions-ben.jsonl', text: lines(ben) },
]
const reviewed = await run(files)

test('without decisions nothing of a run says a word of them', () => {
  expect([plain.decisions, plain.accepted]).toEqual([[], null])
  expect(plain.codings.map(codingRecord).some(coding => 'review' in coding)).toBe(false)
})

describe('a run with decisions', () => {
  test('has them all, in the order of time, from whatever files', async () => {
    expect(reviewed.decisions.map(({ decision }) => decision)).toEqual([...anna, ...ben])
    const other = await run([
      { path: 'decisions-1.jsonl', text: lines([ben[1], anna[2]]) },
      { path: 'decisions-2.jsonl', text: lines([anna[3], anna[0], ben[0], anna[2], anna[1]]) },
    ])
    const { decisions, codings, withheld, frequencies, accepted } = reviewed
    expect(other).toMatchObject({ decisions, codings, withheld, frequencies, accepted })
  })

  test('writes down who decided what of a coding', () => {
    const record = codingRecord(reviewed.codings.find(({ coder }) => coder === 'anna')!)
    expect(record).toMatchObject({ code: 'team', status: 'accepted', role: 'moderator', evidence: [] })
    expect(reviewed.codings.map(({ code, coder, status, quote }) => `${code} ${coder} ${status} ${quote}`)).toEqual([
      'team anna accepted What has changed?',
      'cost codebook accepted The fees are high.',
      'cost codebook accepted We leave late and the rent is up.',
      'time codebook rejected We leave late and the rent is up.',
      'cost ben accepted Nothing but the hours. The rent',
      'time codebook candidate Nothing but the hours.',
      'team anna accepted hours. The rent',
    ])
  })

  test('counts candidates and accepted codings, and what was accepted alone; moderators’ words in neither', () => {
    const counts = (rows: typeof reviewed.frequencies) =>
      rows.map(({ code, units, mentions, accepted, rejected, groups }) => [
        code,
        units,
        mentions,
        accepted,
        rejected,
        groups,
      ])
    expect(counts(reviewed.frequencies)).toEqual([
      ['cost', 3, 3, 3, 0, 2],
      ['time', 1, 1, 0, 1, 1],
      ['team', 1, 1, 1, 0, 1],
    ])
    expect(counts(reviewed.accepted!)).toEqual([
      ['cost', 3, 3, 3, 0, 2],
      ['time', 0, 0, 0, 0, 0],
      ['team', 1, 1, 1, 0, 1],
    ])
    expect(reviewed.accepted!.map(({ participantsOf }) => participantsOf)).toEqual([3, 3, 3])
  })

  test('lays stretches that overlap out over every unit that they reach into', () => {
    const ofUnit = reviewed.matrix.rows.map(({ unit, codes }) => `${unit} ${codes.join('')}`)
    const texts = new Map(reviewed.transcripts.map(({ transcript }) => [transcript.id, transcript.text]))
    const words = reviewed.matrix.rows.map(({ transcript, start, end }) => texts.get(transcript)!.slice(start, end))
    expect(words.map((quote, i) => `${ofUnit[i].split(' ')[1]} ${quote}`)).toEqual([
      '100 The fees are high.',
      '000 The bus is free.',
      '100 We leave late and the rent is up.',
      '111 Nothing but the hours.',
      '101 The rent is the same.',
    ])
    const pair = cooccurrence(reviewed).find(({ level, a, b }) => level === 'unit' && a === 'cost' && b === 'team')
    expect(pair).toMatchObject({ withA: 4, withB: 2, both: 2 })
  })

  test('keeps a decision about a transcript that is not there, and says so', async () => {
    const stray = { ...anna[0], transcript: 'fg09' }
    const { decisions, codings } = await run([{ path: 'decisions.jsonl', text: decisionLine(stray) }])
    expect(decisions).toMatchObject([
      {
        outcome: 'stale',
        applied: false,
        place: null,
        coding: null,
        note: 'no transcript of this run has the name that it is about',
      },
    ])
    expect(codings).toEqual(plain.codings)
  })

  test('says what is wrong with a file of decisions, and codes the rest', async () => {
    const torn = await run([{ path: 'decisions.jsonl', text: lines(anna) + decisionLine(ben[0]).slice(0, 50) }])
    expect(torn.decisions).toHaveLength(4)
    expect(torn.problems.filter(({ file }) => file === 'decisions.jsonl')).toMatchObject([
      { code: 'torn-decision', severity: 'warning', line: 5 },
    ])
  })
})

describe('the rules are tested as they are, whatever people made of their hits', () => {
  test('a sample drawn is the same', () => {
    const options = {
      units: 5,
      seed: 7,
      coders: 1,
      excluded: [],
      source: { study: null, codebook: 'c', transcripts: [], options: {} },
    }
    expect(drawFromRun(reviewed, options)).toEqual(drawFromRun(plain, options))
    expect(drawFromRun(plain, options).sample).not.toBeNull()
  })

  test('warnings about the rules are the same', () => {
    expect(lintCorpus(reviewed)).toEqual(lintCorpus(plain))
  })

  test('in agreement, the codebook is what its rules said, and reviewers are what they ended up saying', async () => {
    const people = await Promise.all(
      files.map(async ({ path, text }) => (await readCodings({ path, bytes: Buffer.from(text) })).codings!),
    )
    const compare = (study: typeof plain) =>
      compareCodings({ files: people, codebooks: [{ coder: 'codebook', study }] }, { unit: 'sentence' })
    const found = compare(reviewed)
    expect(found).toEqual(compare(plain))
    expect(found.ratings!.coders).toEqual(['anna', 'ben', 'codebook'])
    const { spans } = found.ratings!
    expect(spans!.filter(({ coder, code }) => coder === 'codebook' && code === 'time')).toHaveLength(2)
    expect(spans!.filter(({ coder, code }) => coder === 'anna' && code === 'time')).toEqual([])
  })
})

test('decisions are read as codings: what was accepted, added or given applies, the rest was looked at', async () => {
  const torn = Buffer.concat([Buffer.from(lines([...anna, ...ben])), Buffer.from('{"id":"é').subarray(0, 8)])
  const { codings, problems } = await readCodings({ path: 'decisions.jsonl', bytes: torn })
  if (codings?.kind !== 'spans') throw new Error('no spans')
  expect(
    codings.spans.map(
      ({ coder, code, rejected, quote, line }) => `${line} ${coder} ${rejected ? 'no' : 'yes'} ${code}: ${quote}`,
    ),
  ).toEqual([
    '1 anna yes cost: The fees are high.',
    '2 anna no time: We leave late and the rent is up.',
    '3 anna yes team: hours. The rent',
    '4 anna yes team: What has changed?',
    '5 ben yes cost: Nothing but the hours. The rent',
    '5 ben no cost: The rent is the same.',
    '6 ben yes cost: We leave late and the rent is up.',
  ])
  // Whoever judges what stands there says nothing of the rest; whoever codes from scratch has read it all.
  expect(problems.map(({ code }) => code)).toEqual(['torn-decision', 'judged-in-part'])
  const fromScratch = Buffer.from(lines([anna[3]]))
  expect((await readCodings({ path: 'decisions.jsonl', bytes: fromScratch })).problems).toEqual([])
})
