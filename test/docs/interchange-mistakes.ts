import writeXlsxFile from 'write-excel-file/node'
import { importFile } from '../../src/interchange/import-file'
import { formatProblem, InputError } from '../../src/problem'
import { readTranscripts } from '../../src/transcript/read-transcript'
import { folderWith } from '../cli/folder'
import { themewright } from '../cli/themewright'
import { lines, pdfFile } from '../transcript/pdf-file'
import type { Said } from './mistakes'

/** What is said of a file that is imported. */
export async function imported(path: string, content: string | Uint8Array, from?: string): Promise<readonly Said[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const problems = await importFile({ path, bytes }, from === undefined ? {} : { from }).then(
    ({ problems }) => problems,
    error => {
      if (error instanceof InputError) return error.problems
      throw error
    },
  )
  return problems.map(problem => ({ line: formatProblem(problem), severity: problem.severity }))
}

/** What is said of a transcript that is read. */
async function read(path: string, bytes: Uint8Array): Promise<readonly Said[]> {
  const { problems } = await readTranscripts({ path, bytes })
  return problems.map(problem => ({ line: formatProblem(problem), severity: problem.severity }))
}

const text = (value: string) => ({ value })

/** What a command says in a folder that holds these files. */
async function command(args: string, files: Readonly<Record<string, string>>): Promise<readonly Said[]> {
  const { stderr } = await themewright(args.split(' '), { cwd: folderWith(files) })
  return stderr.split('\n').map(line => ({ line, severity: null }))
}

const fees = 'codebook: Fees\nthemes:\n  - id: fees\n    keywords: [fee*]\n'

/** For each problem of importing and exporting, a mistake that brings it. */
export const interchangeMistakes: Readonly<Record<string, () => Promise<readonly Said[]>>> = {
  'broken-dictionary': () => imported('mood.ykd', '<dictionary></dictionary>', 'yoshikoder'),
  'broken-database': () => imported('data.qda', 'SQLite format 3\0 code_name code_text case_text pos0'),
  'broken-odt': () => read('fg02.odt', Buffer.from('PK\u0003\u0004cut')),
  'broken-pdf': () => read('fg02.pdf', Buffer.from('%PDF-1.7\n')),
  'broken-qdc': () => imported('fees.qdc', '<CodeBook>\n <Codes>\n</CodeBook>', 'qdc'),
  'empty-export': () =>
    command('export my-study --to webvtt --out captions', {
      'my-study/study.yaml': 'study: Fees\ncodebook: codebook.yaml\ntranscripts: [fg01.txt]\n',
      'my-study/codebook.yaml': fees,
      'my-study/fg01.txt': 'P1: The fee.\n\nP2: No.\n',
    }),
  'needs-run': () => command('export codebook.yaml --to csv --out tables', { 'codebook.yaml': fees }),
  'needs-study': () => imported('segments.csv', 'Document name,Code,Segment\nfg01,Fees,Yes.\n'),
  'parted-words': () => {
    const pad = 'word '.repeat(14)
    return read('fg02.pdf', pdfFile([lines('Hale: Why?', `Ana: ${pad}half-`, 'day. Yes.', 'Hale: Oh.')]))
  },
  'sheet-left-out': async () => {
    const talk = [['speaker', 'text'].map(text), ['Ana', 'Yes.'].map(text)]
    const bytes = await writeXlsxFile([
      { data: talk, sheet: 'Talk' },
      { data: [['Ask her.', 'soon'].map(text)], sheet: 'Notes' },
    ]).toBuffer()
    return read('answers.xlsx', bytes)
  },
  'unknown-format': () => imported('notes.txt', 'Only words.'),
}
