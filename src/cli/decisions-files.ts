import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { byCodePoint } from '../analysis/by-code-point'
import { kindOf } from './glob'

/** The file to which decisions go, beside the study file; without a study, beside the codebook. */
export const decisionsFile = 'decisions.jsonl'

/** True for `decisions.jsonl`, and for those of other people or machines that lie beside it: `decisions-anna.jsonl`. */
export function isDecisionsFile(name: string): boolean {
  return /^decisions(?:-[^/]*)?\.jsonl$/.test(name)
}

/** Gives the names of the files of decisions in a folder. */
export async function decisionsIn(base: string): Promise<readonly string[]> {
  const names = (await readdir(base).catch(() => [])).filter(isDecisionsFile).sort(byCodePoint)
  const kinds = await Promise.all(names.map(name => kindOf(join(base, name))))
  return names.filter((_, i) => kinds[i] === 'file')
}
