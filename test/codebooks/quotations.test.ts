import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCodebook } from '../../src/codebook/read-codebook'
import { applyCodebook } from '../../src/coding/apply-codebook'
import { compileCodebook } from '../../src/coding/compile'
import { readTranscripts } from '../../src/transcript/read-transcript'

/**
 * How the codebooks fare on quotations, all invented, each coded by its writer alone. The rules were made with those of
 * `*.seen.jsonl` in view. Those of `*.unseen*.jsonl` were written without sight of the rules, and nobody who made rules has read
 * them; only they say what to expect of other texts. `unseen` is plain talk, `unseen-idiomatic` as figurative as people get.
 * The floors guard against getting worse; they are no validation: sample and code your own transcripts for that.
 */
const folder = join(import.meta.dirname, 'quotations')

interface Line {
  readonly codebook: string
  /** The main code first; empty for talk that belongs to no theme. */
  readonly codes: readonly string[]
  readonly text: string
}

const linesOf = (file: string, codebook: string): readonly Line[] =>
  readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Line)
    .filter(line => line.codebook === codebook)

/** Share of lines coded with their main code; share of codings that the writer also gave; share of other talk that was coded at all. */
async function fare(codebook: string, lines: readonly Line[]) {
  const yaml = readFileSync(join(import.meta.dirname, '../../codebooks', `${codebook}.yaml`), 'utf8')
  const compiled = await compileCodebook((await readCodebook(yaml, `${codebook}.yaml`)).codebook!)
  let [found, main, right, given, disturbed, other] = [0, 0, 0, 0, 0, 0]
  for (const { codes, text } of lines) {
    const bytes = Buffer.from(JSON.stringify([{ speaker: 'P1', text }]))
    const { transcripts } = await readTranscripts({ path: 'line.json', bytes })
    const coded = new Set(applyCodebook(compiled, transcripts[0]).codings.map(({ code }) => code))
    given += coded.size
    right += [...coded].filter(code => codes.includes(code)).length
    if (codes.length === 0) {
      other++
      if (coded.size > 0) disturbed++
    } else {
      main++
      if (coded.has(codes[0])) found++
    }
  }
  return { recall: found / main, precision: right / given, disturbed: disturbed / other }
}

describe('on quotations that their rules have not seen', () => {
  test.each([
    ['medical-staffing', 'medical-staffing.unseen.jsonl', { recall: 0.95, precision: 0.68, disturbed: 0.1 }],
    ['exit-interviews', 'related.unseen.jsonl', { recall: 0.95, precision: 0.7, disturbed: 0.25 }],
    ['pandemic-experience', 'related.unseen.jsonl', { recall: 0.9, precision: 0.7, disturbed: 0.1 }],
    ['workforce-flexibility', 'related.unseen.jsonl', { recall: 0.95, precision: 0.75, disturbed: 0.1 }],
    ['exit-interviews', 'related.unseen-idiomatic.jsonl', { recall: 0.6, precision: 0.7, disturbed: 0.1 }],
    ['pandemic-experience', 'related.unseen-idiomatic.jsonl', { recall: 0.6, precision: 0.6, disturbed: 0.1 }],
    ['workforce-flexibility', 'related.unseen-idiomatic.jsonl', { recall: 0.78, precision: 0.8, disturbed: 0.1 }],
  ])('%s, %s', async (codebook, file, floor) => {
    const { recall, precision, disturbed } = await fare(codebook, linesOf(file, codebook))
    const figures = `recall ${recall.toFixed(2)}, precision ${precision.toFixed(2)}, other talk coded ${disturbed.toFixed(2)}`
    expect(recall, figures).toBeGreaterThanOrEqual(floor.recall)
    expect(precision, figures).toBeGreaterThanOrEqual(floor.precision)
    expect(disturbed, figures).toBeLessThanOrEqual(floor.disturbed)
  })
})
