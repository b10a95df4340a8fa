import type { Counting } from '../../codebook/codebook'
import type { CodeDraft, RuleDraft } from '../../codebook/draft'
import { readYamlLine } from '../../codebook/yaml-line'

/** Reads patterns as YAML lists them, with brackets or, as people write, without. Empty where something else stands there. */
export async function patternsOf(value: string): Promise<readonly string[]> {
  const data = await readYamlLine(value.startsWith('[') ? value : `[${value}]`)
  return Array.isArray(data) && data.every(each => typeof each === 'string' && each !== '') ? data : []
}

/** Reads a rule, in YAML on one line. Empty where something else stands there. */
export async function ruleOf(value: string): Promise<readonly RuleDraft[]> {
  const data = await readYamlLine(value)
  return (typeof data === 'string' && data !== '') || (typeof data === 'object' && data !== null)
    ? [data as RuleDraft]
    : []
}

export const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\p{Ll}\p{Lo}\p{M}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{M}\p{N}]+)*$/u.test(value)

export const isOrigin = (value: unknown): value is NonNullable<CodeDraft['origin']> =>
  ['theory', 'guide', 'data', 'prior-study'].includes(value as string)

export const isCounting = (value: unknown): value is Counting => ['count', 'skip', 'only'].includes(value as string)

export const isWhole = (value: unknown): value is number => Number.isSafeInteger(value)

export const isWhere = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value)
    .flat()
    .every(each => typeof each === 'string')
