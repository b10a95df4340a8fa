import { createHash } from 'node:crypto'
import { InputError, type Problem } from '../problem'
import { binaryKind, isPdf, isZip } from './binary'
import { binaryFile, decode } from './decode'
import { marksOf } from './marks'
import type { Reader, ReadOptions, Source, TranscriptRead } from './readers/reader'
import { speakerTable } from './speaker-table'
import { tellSpeakers } from './speakers'
import type { Transcript, Turn } from './transcript'
import { anchorTurns } from './turn-lines'

export interface TranscriptsRead {
  readonly transcripts: readonly Transcript[]
  /** Of the file and of all its transcripts. */
  readonly problems: readonly Problem[]
}

/**
 * Reads a file, whatever its format, into transcripts: one for most formats, one a row for tables of answers.
 *
 * Wrong input gives problems, never an exception. Touches no disk: the caller brings the bytes.
 */
export async function readTranscripts(
  file: { readonly path: string; readonly bytes: Uint8Array },
  options: ReadOptions = {},
): Promise<TranscriptsRead> {
  try {
    const { source, problems } = await sourceOf(file, options)
    const { reader, reads } = await readSource(source, options)
    const ofFile = reads.length === 1 ? problems : []
    const transcripts = reads.map(read => transcriptOf(read, source, reader, options, ofFile))
    const others = reads.length === 1 ? [] : problems
    return { transcripts, problems: [...others, ...transcripts.flatMap(transcript => transcript.problems)] }
  } catch (error) {
    if (error instanceof InputError) return { transcripts: [], problems: error.problems }
    throw error
  }
}

async function sourceOf({ path, bytes }: { path: string; bytes: Uint8Array }, { encoding }: ReadOptions) {
  const base = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  const dot = base.lastIndexOf('.')
  const extension = dot > 0 ? base.slice(dot).toLowerCase() : ''
  const name = dot > 0 ? base.slice(0, dot) : base
  const isArchive = isZip(bytes) || isPdf(bytes) || neverText.has(extension)
  const { text, problems } = isArchive ? { text: null, problems: [] } : await decode(bytes, path, encoding)
  if (bytes.length === 0 || text?.trim() === '') throw new InputError([emptyFile(path)])
  const source: Source = { path, name, extension, bytes, text }
  return { source, problems }
}

/** Extensions of files that are no text: what is text all the same is broken, and their readers say so. */
const neverText: ReadonlySet<string> = new Set(['.docx', '.odt', '.xlsx', '.xlsm', '.pdf'])

function emptyFile(path: string): Problem {
  return { code: 'empty-file', severity: 'error', message: 'this file holds no words', file: path }
}

/**
 * The first reader that recognises the content reads it. Plain text takes anything: where it finds no speakers in a file
 * whose extension promises another format, that format's reader says what is wrong.
 */
async function readSource(source: Source, options: ReadOptions) {
  const { plainText, readers: ours } = await import('./readers/list')
  const readers = [...(options.readers ?? []), ...ours]
  const reader = readers.find(candidate => candidate.recognises(source))
  if (!reader) {
    const kind = binaryKind(source.bytes)
    throw new InputError([binaryFile(source.path, kind?.what ?? 'not text', kind?.hint)])
  }
  const reads = await reader.read(source, options)
  const promised = readers.find(({ extensions }) => extensions.includes(source.extension)) ?? reader
  const isNamed = reads.some(({ turns }) => turns.some(({ label }) => label !== null))
  if (reader !== plainText || promised === reader || isNamed) return { reader, reads }
  return { reader: promised, reads: await promised.read(source, options) }
}

function transcriptOf(
  read: TranscriptRead,
  { path, name }: Source,
  { format }: Reader,
  options: ReadOptions,
  ofFile: readonly Problem[],
): Transcript {
  checkTurns(read, format)
  const { text } = read
  const id = read.id ?? name
  const lines = anchorTurns(text, read.lines, read.turns)
  const { speakers: people, problems } = tellSpeakers(text, read.turns, options, {
    path,
    line: turn => lines.ofTurns[turn],
  })
  const turns = read.turns.map(
    ({ start, end, role, time }, index): Turn => ({
      index,
      start,
      end,
      speaker: people[index]?.id ?? null,
      role: role ?? people[index]?.role ?? 'unknown',
      line: lines.ofTurns[index],
      time: time ?? null,
    }),
  )
  const marks = marksOf(text, turns, read)
  return {
    id,
    path,
    format,
    group: read.group ?? id,
    text,
    hash: createHash('sha256').update(text).digest('hex'),
    turns,
    speakers: speakerTable(text, turns, marks, people, read.why ?? {}),
    refused: read.refused ?? [],
    marks,
    lines: lines.anchors,
    attributes: read.attributes ?? {},
    problems: [...ofFile, ...(read.problems ?? []), ...problems],
  }
}

/** A reader from outside may be wrong: that is its author's bug, and said before it does harm. */
function checkTurns({ text, turns, lines }: TranscriptRead, format: string): void {
  if (lines.length === 0) throw new Error(`the reader "${format}" gives no line`)
  let end = 0
  for (const turn of turns) {
    if (turn.start < end || turn.end < turn.start || turn.end > text.length)
      throw new Error(
        `the reader "${format}" gives a turn [${turn.start}, ${turn.end}) that overlaps another or leaves the text`,
      )
    end = turn.end
  }
}
