import { InputError, type Problem } from '../../problem'
import { isZip } from '../../transcript/binary'
import { decode } from '../../transcript/decode'
import type { Manuscript } from './manuscript'
import { markdownManuscript } from './markdown-manuscript'
import { textManuscript } from './text-manuscript'
import { wordManuscript } from './word-manuscript'

/** A manuscript, and what was noticed while it was read. */
export interface ManuscriptRead {
  readonly manuscript: Manuscript
  readonly problems: readonly Problem[]
}

/**
 * Reads a paper or a report: a Word document, Markdown (`.md`, `.markdown`, `.qmd`, `.rmd`), or else plain text.
 *
 * Throws InputError: `broken-docx`, `unsafe-archive`, `binary-file`, `empty-manuscript` where there are no words, and `file-too-large` beyond
 * two million characters or a hundred thousand lines.
 */
export async function readManuscript(file: {
  readonly path: string
  readonly bytes: Uint8Array
}): Promise<ManuscriptRead> {
  const { manuscript, problems } = await (/\.docx$/i.test(file.path) || isZip(file.bytes)
    ? readWord(file)
    : readText(file))
  const length = manuscript.paragraphs.reduce((sum, { text }) => sum + text.length, 0)
  if (length > mostCharacters || manuscript.paragraphs.length > mostLines) throw new InputError([tooLong(file.path)])
  if (manuscript.paragraphs.length === 0) throw new InputError([empty(file.path)])
  return { manuscript, problems }
}

async function readWord({
  path,
  bytes,
}: {
  readonly path: string
  readonly bytes: Uint8Array
}): Promise<ManuscriptRead> {
  return { manuscript: { path, format: 'docx', paragraphs: await wordManuscript(bytes, path) }, problems: [] }
}

async function readText({
  path,
  bytes,
}: {
  readonly path: string
  readonly bytes: Uint8Array
}): Promise<ManuscriptRead> {
  const { text, problems } = await decode(bytes, path)
  if (text.length > mostCharacters || lineCount(text) > mostLines) throw new InputError([tooLong(path)])
  const isMarkdown = /\.(?:md|markdown|[qr]md)$/i.test(path)
  const paragraphs = isMarkdown ? markdownManuscript(text) : textManuscript(text)
  return { manuscript: { path, format: isMarkdown ? 'markdown' : 'text', paragraphs }, problems }
}

/** Some five theses. */
const mostCharacters = 2_000_000
const mostLines = 100_000

function lineCount(text: string): number {
  let lines = 1
  for (const _ of text.matchAll(/\r\n|[\n\r]/g)) lines++
  return lines
}

function tooLong(path: string): Problem {
  return {
    code: 'file-too-large',
    severity: 'error',
    message: `this manuscript has more than ${mostCharacters} characters, or than ${mostLines} lines`,
    file: path,
    hint: 'is it the right file? else split it',
  }
}

function empty(path: string): Problem {
  return {
    code: 'empty-manuscript',
    severity: 'error',
    message: 'this manuscript holds no words',
    file: path,
    hint: 'is it the right file?',
  }
}
