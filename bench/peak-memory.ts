import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { applyCodebook } from '../src/coding/apply-codebook'
import { compiledOf, variants } from './codebooks'
import { countCharacters, createCorpus, drawTerms } from './corpus'
import { matchers } from './matchers'
import { transcriptsOf } from './transcripts'

/** One stage to run alone in a process, over text that is made chunk by chunk and never held whole. */
export interface Stage {
  readonly stage: 'matching' | 'coding'
  /** Of the matcher, or of the kind of rules. */
  readonly name: string
  readonly terms: number
  readonly characters: number
}

/** What a process says of the stage that it ran. */
export interface StageRun {
  readonly characters: number
  readonly hits: number
  /** Without the making of the text. */
  readonly milliseconds: number
  readonly megabytes: number
}

/** Peak memory of a process that runs this stage alone, Node and the text's making included. */
export function peakOf(stage: Stage): number {
  return runAlone(stage).megabytes
}

export function runAlone(stage: Stage): StageRun {
  return JSON.parse(execFileSync(process.execPath, [process.argv[1], JSON.stringify(stage)], { encoding: 'utf8' }))
}

/** Runs a stage in this process, and prints what it took. */
export async function runStage({ stage, name, terms: count, characters }: Stage): Promise<void> {
  const corpus = createCorpus()
  const terms = drawTerms(corpus, count)
  const run = stage === 'matching' ? await matchingRun(name, terms) : await codingRun(name, terms)
  let hits = 0
  let milliseconds = 0
  let made = 0
  for (const turns of corpus.chunks(characters)) {
    const ready = await run.prepare(turns)
    const start = performance.now()
    hits += ready()
    milliseconds += performance.now() - start
    made += countCharacters(turns)
  }
  const megabytes = peakKibibytes() / 1024
  console.log(JSON.stringify({ characters: made, hits, milliseconds, megabytes } satisfies StageRun))
}

/**
 * How much memory this process has held at most. Linux counts in `maxRSS` what the parent held when it started the process,
 * so there the kernel's own mark is read.
 */
function peakKibibytes(): number {
  const status = '/proc/self/status'
  const mark = existsSync(status) ? /VmHWM:\s*(\d+)/.exec(readFileSync(status, 'utf8')) : null
  return mark ? Number(mark[1]) : process.resourceUsage().maxRSS
}

/** Makes a chunk ready; gives what is timed, which gives the number of hits or codings. */
interface Run {
  readonly prepare: (turns: readonly string[]) => Promise<() => number>
}

async function matchingRun(name: string, terms: readonly string[]): Promise<Run> {
  const prepared = await matchers.find(matcher => matcher.name === name)!.prepare(terms)
  return { prepare: async turns => () => prepared.count(turns) }
}

async function codingRun(name: string, terms: readonly string[]): Promise<Run> {
  const book = await compiledOf(
    terms,
    variants.find(variant => variant.name === name),
  )
  return {
    prepare: async turns => {
      const transcripts = await transcriptsOf(turns)
      return () => transcripts.reduce((sum, transcript) => sum + applyCodebook(book, transcript).codings.length, 0)
    },
  }
}
