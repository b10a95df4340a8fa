import type { Ledger } from '../ledger'
import { stem } from '../qdpx/project-names'

/**
 * Gives what makes ids of the names of foreign texts: without slashes, each once whatever the case of its letters.
 *
 * @param short What is kept of a name; of that of a file, all but folders and extension.
 */
export function transcriptIds(ledger: Ledger, short: (name: string) => string = stem): (name: string) => string {
  const taken = new Set<string>()
  const key = (id: string): string => id.normalize('NFKC').toLowerCase()
  return name => {
    // A file may bring any name, and one of a megabyte is none.
    const wanted = short(name.replace(/[\p{Cc}\p{Cs}]/gu, ' '))
      .replace(/[/\\]/g, '-')
      .slice(0, 200)
    let id = wanted
    for (let i = 2; taken.has(key(id)); i++) id = `${wanted}-${i}`
    taken.add(key(id))
    if (id !== wanted) ledger.add({ ...numbered, subject: id })
    return id
  }
}

const numbered = {
  what: 'names of transcripts',
  fate: 'changed',
  how: 'another transcript has the same name but for its extension or the case of its letters, so this one is numbered',
} as const
