import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codebookOf } from './codebooks'
import { type Corpus, countWords, drawTerms } from './corpus'
import { median } from './rounds'
import { toTwo, whole } from './table'
import { labelled } from './transcripts'

export const wholeColumns = ['command', 'seconds', 'M words/s', 'peak MB']

/** Has a process say at its end how much memory it held at most, in KiB; as `peakKibibytes` in peak-memory.ts. */
const tellMemory = `data:text/javascript,${encodeURIComponent(`
  import { existsSync, readFileSync } from 'node:fs'
  process.on('exit', () => {
    const status = '/proc/self/status'
    const mark = existsSync(status) ? /VmHWM:\\s*(\\d+)/.exec(readFileSync(status, 'utf8')) : null
    process.stderr.write('\\n' + (mark ? mark[1] : process.resourceUsage().maxRSS) + '\\n')
  })
`)}`
const command = join(process.cwd(), 'dist/cli/main.js')

/** Times the built command on a folder of transcripts made from the corpus: reading alone, codings alone, and a whole run. */
export function benchWholeCommand(corpus: Corpus, characters: number): readonly string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'themewright-bench-'))
  try {
    const words = writeStudy(folder, corpus, characters)
    const files = join(folder, 'transcripts')
    const book = join(folder, 'codebook.yaml')
    return [
      row('start (--version)', 0, ['--version']),
      row('read --json', words, ['read', '--json', files]),
      row('code --stdout, 500 terms', words, ['code', '--codebook', book, '--stdout', files]),
      row('code, 500 terms, all results', words, ['code', folder]),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Writes 16 transcripts, a codebook of 500 terms, and the study file; gives the number of words. */
function writeStudy(folder: string, corpus: Corpus, characters: number): number {
  const turns = [...corpus.chunks(characters)].flat()
  mkdirSync(join(folder, 'transcripts'))
  const perFile = Math.ceil(turns.length / 16)
  for (let file = 0; file < 16; file++)
    writeFileSync(
      join(folder, 'transcripts', `fg${String(file + 1).padStart(2, '0')}.txt`),
      labelled(turns.slice(file * perFile, (file + 1) * perFile)),
    )
  writeFileSync(join(folder, 'codebook.yaml'), codebookOf(drawTerms(corpus, 500)))
  writeFileSync(
    join(folder, 'study.yaml'),
    JSON.stringify({ study: 'Bench', codebook: 'codebook.yaml', transcripts: ['transcripts/*'] }),
  )
  return countWords(turns)
}

/** Median wall time of three processes, and the largest memory among them. */
function row(name: string, words: number, args: readonly string[]): string[] {
  const runs = Array.from({ length: 3 }, () => {
    const start = performance.now()
    const { status, stderr } = spawnSync(process.execPath, ['--import', tellMemory, command, ...args], {
      maxBuffer: 1 << 30,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.slice(-400)}`)
    return { seconds: (performance.now() - start) / 1e3, megabytes: Number(stderr.trim().split('\n').at(-1)) / 1024 }
  })
  const seconds = median(runs.map(run => run.seconds))
  return [
    name,
    toTwo(seconds),
    words > 0 ? toTwo(words / seconds / 1e6) : '',
    whole(Math.max(...runs.map(({ megabytes }) => megabytes))),
  ]
}
