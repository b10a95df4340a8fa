import { join } from 'node:path'
import type { Imported } from '../interchange/imported'
import type { ImportStudy } from './import-study'
import { argument } from './shell-argument'

/**
 * Says what to type next, a line each.
 *
 * @param files Names of the files that were made.
 * @param study The study that the codings were made in; null where the import is a study or a codebook of its own.
 * @param newCodes Codes that this study lacks.
 */
export function importNextSteps(
  { codebook, codings }: Pick<Imported, 'codebook' | 'codings'>,
  { files, newCodes = [], study, out }: ImportMade,
): readonly string[] {
  const coders = new Set(codings.flatMap(({ code, coder }) => (code === null ? [] : [coder])))
  const agree = (decisions: string, path: string): readonly string[] =>
    coders.size > 1 ? [`npx themewright agree ${argument(decisions)} --study ${argument(path)}`] : []
  const decisions = files.find(name => /^decisions\b.*\.jsonl$/.test(name))
  if (files.includes('study.yaml')) {
    return [`npx themewright code ${argument(out)}`, ...(decisions ? agree(join(out, decisions), out) : [])]
  }
  if (files.includes('codebook.yaml')) {
    const path = join(out, 'codebook.yaml')
    const check = `npx themewright check ${argument(path)}`
    return hasRules(codebook?.codes ?? [])
      ? [check, `npx themewright code --codebook ${argument(path)} FILE…`]
      : [`write keywords below the codes in ${path}`, check]
  }
  if (study === null) return []
  return [
    ...(newCodes.length > 0 ? [`copy the codes of ${join(out, 'new-codes.yaml')} into ${study.codebook}`] : []),
    ...(decisions
      ? [
          `copy ${join(out, decisions)} to ${study.base}`,
          `npx themewright code ${argument(study.path)}`,
          ...agree(join(study.base, decisions), study.path),
        ]
      : []),
  ]
}

interface ImportMade {
  readonly files: readonly string[]
  readonly newCodes?: readonly string[]
  readonly study: ImportStudy | null
  /** The folder that was filled. */
  readonly out: string
}

type Codes = NonNullable<Imported['codebook']>['codes']

function hasRules(codes: Codes): boolean {
  return codes.some(({ keywords, rules, subthemes }) => keywords.length + rules.length > 0 || hasRules(subthemes))
}
