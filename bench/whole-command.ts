import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Corpus, drawTerms } from './corpus'

export interface WholeRow {
  readonly name: string
  readonly seconds: number
  readonly words: number
  readonly megabytes: number
}

/** Has a process say at its end how much memory it held at most, in KiB. */
const tellMemory =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("\\n"+process.resourceUsage().maxRSS+"\\n"))'
const command = join(process.cwd(), 'dist/cli/main.js')

/** Times the built command on folders of transcripts made from the corpus: reading alone, codings alone, and a whole run. */
export async function benchWholeCommand(corpus: Corpus): Promise<readonly WholeRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'themewright-bench-'))
  try {
    const words = writeStudy(folder, corpus)
    const files = join(folder, 'transcripts')
    const book = join(folder, 'codebook.yaml')
    return [
      { name: 'start (--version)', words: 0, ...timed(['--version']) },
      { name: 'read --json', words, ...timed(['read', '--json', files]) },
      { name: 'code --stdout, 500 terms', words, ...timed(['code', '--codebook', book, '--stdout', files]) },
      { name: 'code, 500 terms, all results', words, ...timed(['code', folder]) },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Writes 16 transcripts, a codebook of 500 terms in 20 codes, and the study file; gives the number of words. */
function writeStudy(folder: string, corpus: Corpus): number {
  mkdirSync(join(folder, 'transcripts'))
  const perFile = Math.ceil(corpus.turns.length / 16)
  for (let file = 0; file < 16; file++) {
    const turns = corpus.turns.slice(file * perFile, (file + 1) * perFile)
    const lines = turns.map((turn, i) => `${i % 9 === 0 ? 'Moderator' : `P${(i % 5) + 1}`}: ${turn}`)
    writeFileSync(join(folder, 'transcripts', `fg${String(file + 1).padStart(2, '0')}.txt`), lines.join('\n\n'))
  }
  const terms = drawTerms(corpus, 500)
  const themes = Array.from({ length: 20 }, (_, i) => ({
    id: `theme-${i + 1}`,
    label: `Theme ${i + 1}`,
    keywords: terms.slice(i * 25, (i + 1) * 25).map(term => term),
  }))
  writeFileSync(join(folder, 'codebook.yaml'), JSON.stringify({ codebook: 'Bench', version: '1.0.0', themes }))
  writeFileSync(
    join(folder, 'study.yaml'),
    JSON.stringify({ study: 'Bench', codebook: 'codebook.yaml', transcripts: ['transcripts/*'] }),
  )
  return corpus.turns.reduce((sum, turn) => sum + turn.split(' ').length, 0)
}

/** Median wall time of three processes, and the largest memory among them. */
function timed(args: readonly string[]): { seconds: number; megabytes: number } {
  const runs = Array.from({ length: 3 }, () => {
    const start = performance.now()
    const { status, stderr } = spawnSync(process.execPath, ['--import', tellMemory, command, ...args], {
      maxBuffer: 1 << 30,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.slice(-400)}`)
    return { seconds: (performance.now() - start) / 1e3, megabytes: Number(stderr.trim().split('\n').at(-1)) / 1024 }
  })
  const seconds = runs.map(run => run.seconds).sort((a, b) => a - b)[1]
  return { seconds, megabytes: Math.max(...runs.map(run => run.megabytes)) }
}
