import { readTranscripts, type TranscriptsRead } from '../../transcript/read-transcript'
import type { Transcript } from '../../transcript/transcript'
import type { ExportedFile } from '../exported'
import type { ImportedTranscript } from '../imported'
import type { Ledger } from '../ledger'
import { safeName } from './safe-name'

/** A transcript of an import as the new study has it. */
export interface WrittenTranscript {
  /** As it is read back. */
  readonly id: string
  readonly text: string
  readonly hash: string
  /** How many UTF-16 units of white space stood ahead of it and do not any more. */
  readonly shift: number
}

export interface TranscriptFiles {
  readonly files: readonly ExportedFile[]
  /** By the id that the import gave. */
  readonly written: ReadonlyMap<string, WrittenTranscript>
  /** True where some name nobody: the study file has to say that they may. */
  readonly unnamed: boolean
}

/**
 * Writes transcripts so that reading them gives the same texts to the letter: places of codings are places in them.
 *
 * Talk is `transcripts/ID.txt`; what would be read as another format there (a text that begins like a table, say) is one turn in a JSON line. Answers
 * stand together in `transcripts/answers.jsonl`. Each is read back; what cannot be held in any form is left out and said.
 *
 * @param people Ids of the participants, which are speakers wherever they are labels.
 */
export async function transcriptFiles(
  transcripts: readonly ImportedTranscript[],
  people: readonly string[],
  ledger: Ledger,
): Promise<TranscriptFiles> {
  const files: ExportedFile[] = []
  const written = new Map<string, WrittenTranscript>()
  let unnamed = false
  const taken = new Set<string>()
  const answers = transcripts.filter(({ kind }) => kind === 'answer')
  if (answers.length > 0) safeName('answers', taken)
  const ids = new Map(transcripts.map(({ id }) => [id, safeName(id, taken)]))
  const keep = (was: ImportedTranscript, read: Transcript): void => {
    const shift = was.text.length - was.text.trimStart().length
    written.set(was.id, { id: read.id, text: read.text, hash: read.hash, shift: was.text === read.text ? 0 : shift })
    if (read.turns.every(({ speaker }) => speaker === null)) unnamed = true
    if (read.id !== was.id) ledger.add({ ...renamed, subject: read.id })
    if (read.text !== was.text) ledger.add({ ...trimmed, subject: read.id })
  }

  const lines = answers.map(({ id, text }) => line({ id: ids.get(id), text }))
  const read = answers.length === 0 ? [] : (await readBack('answers.jsonl', lines, people)).transcripts
  const byId = new Map(read.map(each => [each.id, each]))
  const alone: ImportedTranscript[] = []
  const kept: string[] = []
  for (const [i, answer] of answers.entries()) {
    const back = byId.get(ids.get(answer.id)!)
    if (back?.text === answer.text.trim()) {
      keep(answer, back)
      kept.push(lines[i])
    } else alone.push(answer)
  }
  if (kept.length > 0) files.push({ name: 'transcripts/answers.jsonl', content: kept })

  for (const transcript of [...transcripts.filter(({ kind }) => kind === 'talk'), ...alone]) {
    const id = ids.get(transcript.id)!
    const { text } = transcript
    if (text.trim() === '') {
      ledger.add({ ...wordless, subject: id })
      continue
    }
    const plain = await only(readBack(`${id}.txt`, [text], people), id, text)
    if (plain) {
      files.push({ name: `transcripts/${id}.txt`, content: [text] })
      keep(transcript, plain)
      continue
    }
    const whole = line({ transcript: id, speaker: null, text })
    const oneTurn = await only(readBack(`${id}.jsonl`, [whole], people), id, text.trim())
    if (oneTurn) {
      files.push({ name: `transcripts/${id}.jsonl`, content: [whole] })
      keep(transcript, oneTurn)
      ledger.add({ ...speakerless, subject: id })
    } else ledger.add({ ...unreadable, subject: id })
  }
  return { files, written, unnamed }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`
}

function readBack(path: string, content: readonly string[], participants: readonly string[]): Promise<TranscriptsRead> {
  return readTranscripts({ path, bytes: new TextEncoder().encode(content.join('')) }, { participants })
}

/** Gives the transcript that was read, where it is the one that was written. */
async function only(reading: Promise<TranscriptsRead>, id: string, text: string): Promise<Transcript | null> {
  const { transcripts } = await reading
  const [read] = transcripts
  return transcripts.length === 1 && read.id === id && read.text === text && read.turns.length > 0 ? read : null
}

const renamed = {
  what: 'names of transcripts',
  fate: 'changed',
  how: 'a file on any system can have the new name; codings and people follow',
} as const
const trimmed = {
  what: 'white space around transcripts',
  fate: 'left out',
  how: 'in JSON lines a text is read without the white space around it; places of codings are moved with the words',
} as const
const wordless = {
  what: 'transcripts without words',
  fate: 'left out',
  how: 'there is nothing in them to code',
} as const
const speakerless = {
  what: 'speakers of transcripts',
  fate: 'left out',
  how: 'as plain text it would be read as another format and its words would move, so it is one turn of nobody',
} as const
const unreadable = {
  what: 'transcripts',
  fate: 'left out',
  how: 'the text holds signs that no text file gives back, such as halves of broken pairs',
} as const
