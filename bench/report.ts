import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { type Corpus, countWords, drawTerms } from './corpus'
import { median } from './rounds'
import { toTwo, whole } from './table'
import { labelled } from './transcripts'

export const reportColumns = ['of the report', 'value']

const command = join(process.cwd(), 'dist/cli/main.js')
const transcripts = 200
const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

/** Makes the report of a large study with the built command, 50 codes in 200 transcripts, and opens it in a browser where there is one. */
export async function benchReport(corpus: Corpus, characters: number): Promise<readonly string[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'themewright-bench-'))
  try {
    const words = writeStudy(folder, corpus, characters)
    const without = seconds(['code', folder, '--no-report'])
    const withReport = seconds(['code', folder])
    const file = join(folder, 'results/report.html')
    const ids = [...readFileSync(join(folder, 'results/codings.jsonl'), 'utf8').matchAll(/^{"id":"([^"]*)"/gm)]
    return [
      ['words', whole(words)],
      ['codings', whole(ids.length)],
      ['megabytes', toTwo(statSync(file).size / 1e6)],
      ['seconds to make it (with less without)', toTwo(withReport - without)],
      ...(browserPath === undefined ? [] : await opened(browserPath, file, ids[Math.floor(ids.length / 2)][1])),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function writeStudy(folder: string, corpus: Corpus, characters: number): number {
  const turns = [...corpus.chunks(characters)].flat()
  const perFile = Math.ceil(turns.length / transcripts)
  mkdirSync(join(folder, 'transcripts'))
  for (let file = 0; file * perFile < turns.length; file++)
    writeFileSync(
      join(folder, 'transcripts', `fg${String(file + 1).padStart(3, '0')}.txt`),
      labelled(turns.slice(file * perFile, (file + 1) * perFile)),
    )
  const terms = drawTerms(corpus, 500)
  const themes = Array.from({ length: 10 }, (_, theme) => ({
    id: `theme-${theme + 1}`,
    label: `Theme ${theme + 1}`,
    subthemes: Array.from({ length: 4 }, (_, sub) => ({
      id: `sub-${sub + 1}`,
      label: `Sub-theme ${sub + 1}`,
      keywords: terms.filter((_, i) => i % 40 === theme * 4 + sub),
    })),
  }))
  writeFileSync(join(folder, 'codebook.yaml'), JSON.stringify({ codebook: 'Bench', version: '1.0.0', themes }))
  const study = { study: 'Bench', codebook: 'codebook.yaml', transcripts: ['transcripts/*'] }
  writeFileSync(join(folder, 'study.yaml'), JSON.stringify(study))
  return countWords(turns)
}

function seconds(args: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, [command, ...args], { maxBuffer: 1 << 30, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.slice(-400)}`)
  return (performance.now() - start) / 1e3
}

/** Medians of three, each in a browser of its own. */
async function opened(executablePath: string, file: string, coding: string): Promise<readonly string[][]> {
  const runs: number[][] = []
  for (let round = 0; round < 3; round++) {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
    const page = await browser.newPage()
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const start = performance.now()
      await work()
      return (performance.now() - start) / 1e3
    }
    const url = pathToFileURL(file).href
    const go = (hash: string, wanted: string) => () =>
      page.evaluate(
        `new Promise(done => { location.hash = ${JSON.stringify(hash)}; const look = () => document.querySelector(${JSON.stringify(wanted)}) ? requestAnimationFrame(() => done()) : requestAnimationFrame(look); look() })`,
      )
    const first = await timed(() =>
      page.goto(url, { waitUntil: 'commit' }).then(() => page.waitForSelector('.view.current h2')),
    )
    const all = await timed(() => page.waitForLoadState('load'))
    const link = await timed(go(`coding/${coding}`, '.panel blockquote'))
    const codings = await timed(go('codings', '#coding-count'))
    const search = await timed(go('search?q=report', '#search-count'))
    await page.evaluate('document.getElementById("search-count").remove()')
    const again = await timed(go('search?q=member', '#search-count'))
    const heap = (await page.evaluate('performance.memory.usedJSHeapSize / 1e6')) as number
    runs.push([first, first + all, link, codings, search, again, heap])
    await browser.close()
  }
  const names = [
    'to the first view',
    'to the end of loading',
    'permanent link',
    'list of all codings',
    'first search',
    'next search',
  ]
  const column = (at: number): number => median(runs.map(run => run[at]))
  return [
    ...names.map((name, i) => [`seconds: ${name}`, toTwo(column(i))]),
    ['megabytes of heap', whole(column(names.length))],
  ]
}
