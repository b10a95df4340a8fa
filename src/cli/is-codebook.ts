import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

/** True for a YAML file that is a codebook: a study file says `study:` at its left edge, a codebook `codebook:` and `themes:`. */
export async function isCodebook(path: string): Promise<boolean> {
  if (/^study\.ya?ml$/i.test(basename(path))) return false
  try {
    const text = await readFile(path, 'utf8')
    return !/^(study|transcripts)[ \t]*:/m.test(text)
  } catch {
    return true
  }
}
