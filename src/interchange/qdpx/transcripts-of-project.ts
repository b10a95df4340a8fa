import { readTranscripts } from '../../transcript/read-transcript'
import type { Transcript } from '../../transcript/transcript'
import type { ImportedTranscript } from '../imported'
import type { Ledger } from '../ledger'
import { safeName } from '../study/safe-name'
import type { QdaProject, QdaSource } from './project'
import { stem } from './project-names'

/** A text of a project as a transcript. */
export interface TranscriptOfProject extends ImportedTranscript {
  readonly source: QdaSource
  /** As a study reads it; null where nobody's label is in it. */
  readonly read: Transcript | null
}

/**
 * Makes transcripts of the texts of a project, coded or not: by their place among its sources, null for those without words.
 *
 * In a study people are counted, so that a text in which no speaker is named can only be one person's: it is an answer.
 */
export async function transcriptsOfProject(
  { sources, file }: QdaProject,
  ledger: Ledger,
): Promise<readonly (TranscriptOfProject | null)[]> {
  const taken = new Set<string>()
  const found: (TranscriptOfProject | null)[] = []
  for (const source of sources) {
    const { text, name, missing, line } = source
    if (text === null || text.trim() === '') {
      const how = text === null ? `${missing}` : 'there is nothing in them to code'
      const what = text === null ? 'texts that are missing' : 'transcripts without words'
      ledger.add({ what, fate: 'left out', how, subject: name, file, line })
      const count = source.selections.reduce((sum, { codings }) => sum + codings.length, 0)
      if (count > 0) ledger.add({ ...textless, subject: name, file, line, count })
      found.push(null)
      continue
    }
    const id = safeName(stem(name), taken)
    if (id !== stem(name)) ledger.add({ ...renamed, subject: id, file, line })
    const read = await asStudyReads(id, text)
    if (!read) ledger.add({ ...nobodys, subject: id, file, line })
    found.push({ id, text, kind: read ? 'talk' : 'answer', source, read })
  }
  return found
}

/** Null where a study would find no speaker, or other words. */
async function asStudyReads(id: string, text: string): Promise<Transcript | null> {
  const { transcripts } = await readTranscripts({ path: `${id}.txt`, bytes: Buffer.from(text) })
  const [read] = transcripts
  return transcripts.length === 1 && read.text === text && read.speakers.length > 0 ? read : null
}

const textless = {
  what: 'codings of texts that are missing',
  fate: 'left out',
  how: 'the words that they are of are not in the project',
} as const
const renamed = {
  what: 'names of transcripts',
  fate: 'changed',
  how: 'two transcripts never have one name, and it must be fit for a file on any system',
} as const
const nobodys = {
  what: 'texts without speakers',
  fate: 'assumed',
  how: 'no speaker is named in it, so all of it is taken for what one person said, who is called as the text is',
} as const
