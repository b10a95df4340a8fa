import type { CoderSheet } from '../../src/analysis/validation/score-sample'
import { type Run, runStudy } from '../../src/run/run'
import { drawFromRun, type SampleOptions } from '../../src/run/sample/draw-from-run'
import type { SampleRecord } from '../../src/run/sample/sample-record'
import { type ValidateOptions, validateSample } from '../../src/run/sample/validate-sample'

export const feesCodebook =
  'codebook: Fees\nthemes:\n  - { id: fees, keywords: [fees] }\n  - { id: time, keywords: [hours] }\n'

/** Two groups of four sentences; the rules find fees in one of each, hours in one. */
export const talk = {
  fg01: 'Moderator: Why?\n\nP1: The fees hurt.\n\nP2: The hours, too.\n\nP1: The bus is free.\n\nP2: That is all.\n',
  fg02: 'Moderator: Why?\n\nP3: Those fees again.\n\nP4: I never eat out.\n\nP3: It is dear.\n\nP4: Nothing else.\n',
}

export async function feesRun(yaml = feesCodebook, files: Readonly<Record<string, string>> = talk): Promise<Run> {
  const { run } = await runStudy({
    study: null,
    codebook: { path: 'codebook.yaml', text: yaml, problems: [] },
    transcripts: Object.entries(files).map(([id, text]) => ({ path: `${id}.txt`, bytes: Buffer.from(text) })),
  })
  return run!
}

export const sampleOptions: SampleOptions = {
  units: 8,
  seed: 1,
  coders: 1,
  excluded: [],
  source: { study: null, codebook: '../../codebook.yaml', transcripts: [], options: {} },
}

/** What a coder decides who gives codes to sentences by what they say. */
export function coderOf(
  coder: string,
  record: SampleRecord,
  run: Run,
  decide: (text: string) => readonly (0 | 1 | null)[],
): CoderSheet {
  const texts = new Map(run.transcripts.map(({ transcript }) => [transcript.id, transcript.text]))
  return {
    coder,
    decisions: record.units.map(({ transcript, start, end }) => decide(texts.get(transcript)!.slice(start, end))),
  }
}

/** A sample of all eight sentences, coded by somebody who takes "dear" for fees and does not take "again" for it. */
export async function codedSample(options: Partial<ValidateOptions> = {}, run?: Run) {
  const drawnFrom = await feesRun()
  const record = drawFromRun(drawnFrom, sampleOptions).sample!.record
  const sheet = coderOf('coder-1', record, drawnFrom, text => [
    /hurt|dear/.test(text) ? 1 : 0,
    /hours/.test(text) ? 1 : 0,
  ])
  const asked = { name: 'sample-1', sheets: [sheet], resolved: null, opened: null, openedBefore: 0, ...options }
  const { validation, problems } = validateSample(run ?? drawnFrom, record, asked)
  return { record, validation: validation!, problems, run: drawnFrom }
}
