import { formatProblem, type InputError, type Problem } from '../../src/problem'
import { type Run, runStudy } from '../../src/run/run'
import { drawFromRun } from '../../src/run/sample/draw-from-run'
import { readOpenings } from '../../src/run/sample/opening'
import { type SampleRecord, sealed } from '../../src/run/sample/sample-record'
import { readStudy } from '../../src/study/read-study'
import { readWorkbook } from '../../src/transcript/workbook'
import { folderWith } from '../cli/folder'
import { themewright } from '../cli/themewright'
import type { Said } from './mistakes'

type Lines = Promise<readonly Said[]>
type Files = Readonly<Record<string, string>>

const study = {
  'study.yaml': 'study: Fees\ncodebook: codebook.yaml\ntranscripts: [fg01.txt]\n',
  'codebook.yaml': 'codebook: Fees\nthemes:\n  - { id: fees, keywords: [fees] }\n  - { id: time, keywords: [hours] }\n',
  'fg01.txt':
    'Moderator: Why?\n\nP1: The fees hurt.\n\nP2: The hours, too.\n\nP1: The bus is free.\n\nP2: That is all.\n',
}

/** Sheets on which both codes are decided about all four units. */
const filled = 'unit,fees,time\n1,0,1\n2,1,0\n3,0,0\n4,0,0\n'

async function runOf(files: Files = study): Promise<Run> {
  const { study: read } = await readStudy(files['study.yaml'], 'study.yaml')
  const { run } = await runStudy({
    study: read,
    codebook: { path: 'codebook.yaml', text: files['codebook.yaml'], problems: [] },
    transcripts: [{ path: 'fg01.txt', bytes: Buffer.from(files['fg01.txt']) }],
  })
  return run!
}

const options = {
  units: 4,
  seed: 1,
  coders: 1,
  excluded: [],
  source: { study: '../../study.yaml', codebook: '../../codebook.yaml', transcripts: null, options: {} },
}

async function recordOf(coders = 1): Promise<SampleRecord> {
  return drawFromRun(await runOf(), { ...options, coders }).sample!.record
}

/** What "validate" says of a sample in this study, when these files are as given. */
async function validated(changes: Files, { coders = 1, twice = false } = {}): Lines {
  const at = 'validation/sample-1'
  const first = {
    ...study,
    [`${at}/sample.json`]: JSON.stringify(await recordOf(coders)),
    ...(twice ? { [`${at}/sheet-1.csv`]: filled } : {}),
  }
  const cwd = folderWith({ ...first, ...(twice ? {} : changes) })
  const run = async () => (await themewright(['validate', at], { cwd })).stderr
  if (!twice) return linesOf(await run())
  await run()
  const { writeFileSync } = await import('node:fs')
  for (const [path, text] of Object.entries(changes)) writeFileSync(`${cwd}/${path}`, text)
  return linesOf(await run())
}

const linesOf = (text: string): readonly Said[] => text.split('\n').map(line => ({ line, severity: null }))

const warned = (said: readonly Said[]): readonly Said[] => said.map(({ line }) => ({ line, severity: 'warning' }))

const problemLines = (problems: readonly Problem[]): readonly Said[] =>
  problems.map(problem => ({ line: formatProblem(problem), severity: problem.severity }))

async function thrown(work: () => unknown): Lines {
  try {
    await work()
    return []
  } catch (error) {
    return problemLines((error as InputError).problems)
  }
}

const sheet = 'validation/sample-1/sheet-1.csv'

/** What is wrong with samples, sheets and workbooks, by code. */
export const sampleMistakes: Readonly<Record<string, () => Lines>> = {
  'bad-decision': () => validated({ [sheet]: filled.replace('2,1,0', '2,yes,0') }),
  'blank-cells': () => validated({ [sheet]: filled.replace('4,0,0', '4,,') }),
  'broken-list-of-samples': () => thrown(() => readOpenings('{"sample":"sample-1"}\n', 'validation/opened.jsonl')),
  'broken-sample': async () =>
    validated({ 'validation/sample-1/sample.json': JSON.stringify({ ...(await recordOf()), seed: 2 }) }),
  'broken-xlsx': () => thrown(() => readWorkbook(Buffer.from('PK\u0003\u0004cut'), 'sheet-1.xlsx')),
  'code-not-scored': async () =>
    warned(
      await validated({ [sheet]: filled, 'codebook.yaml': study['codebook.yaml'].replace('id: time', 'id: hours') }),
    ),
  'coders-differ': () =>
    validated({ [sheet]: filled, 'validation/sample-1/sheet-2.csv': filled.replace('2,1,0', '2,0,0') }, { coders: 2 }),
  'decisions-changed': async () => {
    const { seal, ...record } = await recordOf()
    const other = sealed({ ...record, decisions: seal })
    return warned(await validated({ [sheet]: filled, 'validation/sample-1/sample.json': JSON.stringify(other) }))
  },
  'development-figures': async () =>
    warned(
      await validated({ 'codebook.yaml': study['codebook.yaml'].replace('[hours]', '[hours, late]') }, { twice: true }),
    ),
  'missing-sheet-column': () => validated({ [sheet]: filled.replace('time', 'hours') }),
  'missing-unit': () => validated({ [sheet]: filled.replace('4,0,0\n', '') }),
  'no-sample': async () =>
    linesOf((await themewright(['validate', 'fees'], { cwd: folderWith({ 'fees/a': '' }) })).stderr),
  'not-settled': () =>
    validated(
      {
        [sheet]: filled,
        'validation/sample-1/sheet-2.csv': filled.replace('2,1,0', '2,0,0'),
        'validation/sample-1/resolve.csv': 'unit,fees,time\n2,,0\n',
      },
      { coders: 2 },
    ),
  'nothing-to-sample': async () => {
    const excluded = [{ transcript: 'fg01', start: 0, end: 1000 }]
    return problemLines(drawFromRun(await runOf(), { ...options, excluded }).problems)
  },
  'repeated-unit': () => validated({ [sheet]: `${filled}2,1,0\n` }),
  'sample-out-of-date': () => validated({ [sheet]: filled, 'fg01.txt': study['fg01.txt'].replace('hurt', 'hurt us') }),
  'sample-too-small': async () =>
    problemLines(drawFromRun(await runOf(), { ...options, units: 2, minPositives: 1 }).problems),
  'sheet-changed-after-opening': () => validated({ [sheet]: filled.replace('3,0,0', '3,1,0') }, { twice: true }),
  'sheet-not-filled': () => validated({ [sheet]: 'unit,fees,time\n1,,\n2,,\n3,,\n4,,\n' }),
  'sheets-differ': async () => {
    const { toXlsx } = await import('../../src/report/to-xlsx')
    const rows = [1, 2, 3, 4].map(unit => [`${unit}`, 0, 0])
    const book = await toXlsx([{ name: 'Units', header: ['unit', 'fees', 'time'], rows }])
    const cwd = folderWith({
      ...study,
      'validation/sample-1/sample.json': JSON.stringify(await recordOf()),
      [sheet]: filled,
      'validation/sample-1/sheet-1.xlsx': book,
    })
    return linesOf((await themewright(['validate', 'validation/sample-1'], { cwd })).stderr)
  },
  'unknown-unit': () => validated({ [sheet]: `${filled}5,0,0\n` }),
  'words-of-another-unit': async () => {
    const run = await runOf()
    const { text } = run.transcripts[0].transcript
    const [one, two, ...rest] = (await recordOf()).units.map(({ start, end }) => text.slice(start, end))
    const rows = [two, one, ...rest].map((words, i) => `${i + 1},0,1,"${words}"`)
    return validated({ [sheet]: ['unit,fees,time,text', ...rows, ''].join('\n') })
  },
}
