import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDecisions } from '../../src/coding/decisions/read-decisions'
import type { Refused, Taken, Wish } from '../../src/review/api'
import { folderWith } from './folder'
import { type Reviewing, startReview } from './reviewing'
import { smallStudy, studyWith } from './small-study'
import { jsonLines, themewright } from './themewright'

const decisionsOf = (cwd: string, name = 'decisions.jsonl') =>
  readDecisions(readFileSync(join(cwd, name), 'utf8'), name)

/** The first coding of a transcript, as a wish names it. */
async function firstCoding(review: Reviewing, id = 'fg01') {
  const { codings } = await review.transcript(id)
  const [{ code, start, end }] = codings
  return { transcript: id, code, start, end }
}

describe('review', () => {
  test('prints its address, keeps what is decided at once, and ends on Ctrl-C with what to do next', async () => {
    const cwd = folderWith(smallStudy)
    const review = await startReview(cwd, ['--reviewer', 'anna'])
    expect(review.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/)
    expect(review.decisions).toBe('decisions.jsonl')
    // Nothing is left behind by looking.
    expect(await review.study()).toMatchObject({ study: 'Fees', reviewer: 'anna', counts: { codings: 4 } })
    expect(existsSync(join(cwd, 'decisions.jsonl'))).toBe(false)
    const { decision } = await review.decide({ ...(await firstCoding(review)), did: 'reject', why: 'about the bus' })
    expect(decisionsOf(cwd)).toEqual({ decisions: [decision], problems: [] })
    expect(statSync(join(cwd, 'decisions.jsonl')).mode & 0o777).toBe(0o600)
    review.process.kill('SIGINT')
    const { code, stdout, stderr } = await review.ended
    expect({ code, lines: stdout.split('\n').length - 1 }).toEqual({ code: 0, lines: 1 })
    expect(stderr).toContain(
      '1 decision by anna went to decisions.jsonl. Run "themewright code ." again to lay them over the codings.',
    )
  })

  test('wants to know who reviews, from the command line or the environment', async () => {
    const cwd = folderWith(smallStudy)
    const nobody = await themewright(['review', '.'], { cwd, env: { THEMEWRIGHT_REVIEWER: '' } })
    expect(nobody).toMatchObject({ code: 2, stdout: '' })
    expect(nobody.stderr).toContain('who reviews? Give --reviewer NAME, or set THEMEWRIGHT_REVIEWER')
    for (const name of ['codebook', 'a\nb', 'x'.repeat(81), '\u202eanna'])
      expect((await themewright(['review', '.', '--reviewer', name], { cwd })).code).toBe(2)
  })

  test('refuses a port that is taken', async () => {
    const cwd = folderWith(smallStudy)
    const first = await startReview(cwd, ['--reviewer', 'anna'])
    const { port } = new URL(first.url)
    const second = await themewright(['review', '.', '--port', port], { cwd, env: { THEMEWRIGHT_REVIEWER: 'ben' } })
    expect(second).toMatchObject({ code: 1, stdout: '' })
    expect(second.stderr).toContain(`cannot-listen  another program listens on port ${port}`)
  })

  test('refuses a file to which nothing can be added, ahead of the first decision', async () => {
    const cwd = folderWith({ ...smallStudy, 'elsewhere.jsonl': '' })
    const { symlinkSync } = await import('node:fs')
    symlinkSync('elsewhere.jsonl', join(cwd, 'decisions.jsonl'))
    for (const file of ['decisions.jsonl', 'transcripts', 'nowhere/decisions.jsonl']) {
      const { code, stderr } = await themewright(['review', '.', '--reviewer', 'anna', '--decisions', file], { cwd })
      expect({ file, code }).toEqual({ file, code: 1 })
      expect(stderr).toContain('cannot-write')
    }
  })

  test('warns where the study changed since it was coded, and ends on SIGTERM too', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['code', '.'], { cwd })
    writeFileSync(join(cwd, 'codebook.yaml'), smallStudy['codebook.yaml'].toString().replace('1.2.0', '1.3.0'))
    const review = await startReview(cwd, ['--reviewer', 'anna'])
    review.process.kill('SIGTERM')
    expect((await review.ended).stderr).toContain(
      'codebook.yaml  input-changed  this file changed since the run was made',
    )
  })

  test('tells where "code" would not find the file', async () => {
    const review = await startReview(folderWith(smallStudy), ['--reviewer', 'anna', '--decisions', 'annas.jsonl'])
    await review.decide({ ...(await firstCoding(review)), did: 'accept' })
    review.process.kill('SIGTERM')
    expect((await review.ended).stderr).toContain('will not find this file')
  })
})

describe('several reviewers', () => {
  test('at work on one study at the same time see one another’s decisions, unless they are blind', async () => {
    const cwd = folderWith(smallStudy)
    const [anna, ben, cleo] = await Promise.all([
      startReview(cwd, ['--reviewer', 'anna']),
      startReview(cwd, ['--reviewer', 'ben', '--decisions', 'decisions-ben.jsonl']),
      startReview(cwd, ['--reviewer', 'cleo', '--decisions', 'decisions-cleo.jsonl', '--blind']),
    ])
    const wish = await firstCoding(anna)
    await anna.decide({ ...wish, did: 'accept' })
    const { transcript } = await ben.decide({ ...wish, did: 'reject' })
    expect(transcript.codings[0]).toMatchObject({ standing: 'conflict', decisions: [{ by: 'anna' }, { by: 'ben' }] })
    expect((await anna.study()).counts).toMatchObject({ conflicts: 1, decisions: 2 })
    expect(await cleo.study()).toMatchObject({
      blind: 'others',
      counts: { conflicts: 0, decisions: 0 },
      reviewers: [{ by: 'cleo', decisions: 0 }],
    })
  })

  test('and "code" lays all of it over the codings', async () => {
    const cwd = folderWith(smallStudy)
    const anna = await startReview(cwd, ['--reviewer', 'anna'])
    const ben = await startReview(cwd, ['--reviewer', 'ben', '--decisions', 'decisions-ben.jsonl'])
    const first = await firstCoding(anna)
    const second = await firstCoding(anna, 'fg02')
    await anna.decide({ ...first, did: 'accept' })
    await ben.decide({ ...second, did: 'recode', toCode: 'cost' })
    const { code } = await themewright(['code', '.'], { cwd })
    expect(code).toBe(0)
    const codings = jsonLines(readFileSync(join(cwd, 'results/codings.jsonl'), 'utf8'))
    const inBrief = codings.map(({ transcript, code, coder, status }) => [transcript, code, coder, status].join(' '))
    expect(inBrief).toEqual([
      'fg01 cost codebook accepted',
      'fg01 cost codebook candidate',
      'fg01 time codebook candidate',
      'fg02 cost ben accepted',
      'fg02 time codebook rejected',
    ])
  })
})

/** A small generator of numbers from 0 to 1 (mulberry32), so that a failure can be had again. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Decides with three clients and kills the server at any moment, ten times; after each, everything that was acknowledged must be in the file. */
async function killedTenTimes(seed: number): Promise<{ readonly acknowledged: number; readonly cutOff: number }> {
  const cwd = folderWith(smallStudy)
  const random = seeded(seed)
  const acknowledged = new Set<string>()
  let cutOff = 0
  for (let round = 1; round <= 10; round++) {
    const review = await startReview(cwd, ['--reviewer', 'anna'])
    const place = await firstCoding(review)
    const wishes: readonly Wish[] = [
      { ...place, did: 'accept' },
      { ...place, did: 'reject', why: 'ä“🚌'.repeat(300) },
      { ...place, did: 'memo', why: 'A note. '.repeat(200) },
    ]
    const client = async (): Promise<void> => {
      for (;;) {
        const wish = wishes[Math.floor(random() * 3)]
        const answer = await review.ask<Taken>('/api/decisions', wish).catch(() => null)
        if (answer === null) {
          cutOff++
          return
        }
        expect(answer.status).toBe(201)
        acknowledged.add(answer.body.decision.id)
      }
    }
    const wanted = acknowledged.size + Math.floor(random() * 12)
    const clients = [client(), client(), client()]
    while (acknowledged.size < wanted) await new Promise(done => setTimeout(done, 1))
    await new Promise(done => setTimeout(done, random() * 8))
    review.process.kill('SIGKILL')
    await Promise.all([...clients, review.ended])

    if (!existsSync(join(cwd, 'decisions.jsonl'))) continue
    const { decisions, problems } = decisionsOf(cwd)
    const kept = new Set(decisions.map(({ id }) => id))
    expect([...acknowledged].filter(id => !kept.has(id))).toEqual([])
    // At most the last line of each round is torn, and nothing else is wrong.
    expect(problems.filter(({ code }) => code !== 'torn-decision')).toEqual([])
    expect(problems.length).toBeLessThanOrEqual(round)
  }
  return { acknowledged: acknowledged.size, cutOff }
}

describe('no decision that was acknowledged is lost', () => {
  test('in twenty rounds of kill -9 while three clients decide', async () => {
    // Two at a time, each ten times over the same file.
    const told = await Promise.all([1, 2].map(seed => killedTenTimes(seed)))
    // The test tests something: decisions were kept, and others were cut off on their way.
    expect(told.reduce((sum, each) => sum + each.acknowledged, 0)).toBeGreaterThan(60)
    expect(told.reduce((sum, each) => sum + each.cutOff, 0)).toBeGreaterThan(20)
  }, 240_000)

  test('while two processes write to one file', async () => {
    const cwd = folderWith(smallStudy)
    const reviews = await Promise.all(['anna', 'ben'].map(name => startReview(cwd, ['--reviewer', name])))
    const place = await firstCoding(reviews[0])
    const all = await Promise.all(
      reviews.flatMap(review =>
        Array.from({ length: 40 }, (_, i) => review.decide({ ...place, did: 'memo', why: `${i} `.repeat(i * 5 + 1) })),
      ),
    )
    const { decisions, problems } = decisionsOf(cwd)
    expect(problems).toEqual([])
    expect(decisions.length).toBe(80)
    expect(new Set(decisions.map(({ id }) => id))).toEqual(new Set(all.map(({ decision }) => decision.id)))
    for (const review of reviews)
      expect((await review.study()).reviewers).toEqual([
        { by: 'anna', decisions: 40 },
        { by: 'ben', decisions: 40 },
      ])
  })

  test('what is refused is in no file', async () => {
    const cwd = folderWith(studyWith({}))
    const review = await startReview(cwd, ['--reviewer', 'anna'])
    const { status, body } = await review.ask<Refused>('/api/decisions', {
      ...(await firstCoding(review)),
      did: 'recode',
      toCode: 'love',
    })
    expect({ status, body }).toMatchObject({ status: 400, body: { problems: [{ code: 'unknown-code' }] } })
    expect(existsSync(join(cwd, 'decisions.jsonl'))).toBe(false)
  })
})
