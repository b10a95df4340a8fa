import type { Ledger } from '../ledger'
import type { SqliteTables, SqliteValue } from '../sqlite'
import { transcriptIds } from './transcript-ids'

/** A file of a project. */
export interface StoredSource {
  /** Its number in the project. */
  readonly key: SqliteValue
  /** Id of the transcript. */
  readonly id: string
  /** Null for a picture, or a recording without a transcript. */
  readonly text: string | null
  readonly memo: string | null
}

/** Reads the files of a project of QualCoder. */
export function sourcesOf(tables: SqliteTables, ledger: Ledger): readonly StoredSource[] {
  const idOf = transcriptIds(ledger)
  return tables
    .rows('source', ['id', 'name', 'fulltext', 'memo', 'mediapath'])
    .map(([key, name, text, memo, media]) => {
      const id = idOf(typeof name === 'string' && name.trim() !== '' ? name : `source ${key}`)
      if (typeof text !== 'string' || text === '') ledger.add({ ...wordless, subject: id })
      else if (typeof media === 'string' && /\.(?:pdf|docx|odt|html?|epub)$/i.test(media))
        ledger.add({ ...plain, subject: id })
      return {
        key,
        id,
        text: typeof text === 'string' && text !== '' ? text : null,
        memo: typeof memo === 'string' && memo.trim() !== '' ? memo : null,
      }
    })
}

const wordless = {
  what: 'files without text',
  fate: 'left out',
  how: 'it is a picture or a recording, or the project holds no text of it',
} as const
const plain = {
  what: 'layout of documents',
  fate: 'left out',
  how: 'the project holds the words of the document, which are what was coded; its pages and pictures stay in the file beside it',
} as const
