import type { Code, CodeRule, Counting, Example, Opportunity } from './codebook'
import { didYouMean } from './did-you-mean'
import { checkDistinct } from './distinct'
import { child, type Field, isMapping, items, numberAt, textAt, textsAt } from './field'
import { type PatternReading, readPatterns, warnOfDuplicates } from './read-patterns'
import { readRule } from './read-rule'
import { readWhere } from './read-where'
import { placeOf, type Reading } from './report'

/**
 * Reads the themes under a key, each followed by its sub-themes.
 *
 * @param actions Ids that opportunities may name.
 */
export function readCodes(themes: Field, reading: PatternReading, actions: ReadonlySet<string>): readonly Code[] {
  return readSiblings(themes, null, 1, reading, actions)
}

function readSiblings(
  list: Field,
  parent: string | null,
  level: number,
  reading: PatternReading,
  actions: ReadonlySet<string>,
): Code[] {
  const siblings = items(list).filter(({ value }) => isMapping(value))
  checkDistinct(siblings, reading)
  return siblings.flatMap(field => {
    const name = textAt(field, 'id') ?? '?'
    const id = parent === null ? name : `${parent}/${name}`
    const code = readCode(field, id, reading)
    const subthemes = readSiblings(child(field, 'subthemes'), id, level + 1, reading, actions)
    if (code.rules.length === 0 && subthemes.length === 0 && !hasRules(field)) {
      const message = `${id} has neither keywords nor rules nor sub-themes, so it will never be coded`
      reading.report(field, {
        code: 'code-without-rules',
        severity: 'warning',
        message,
        hint: 'a code that only people use may stand so',
      })
    }
    return [
      { ...code, parent, level, opportunities: readOpportunities(child(field, 'opportunities'), reading, actions) },
      ...subthemes,
    ]
  })
}

/** True where rules were written, though they may have been wrong. */
function hasRules(field: Field): boolean {
  return [...items(child(field, 'keywords')), ...items(child(field, 'rules'))].length > 0
}

function readCode(field: Field, id: string, reading: PatternReading): Omit<Code, 'parent' | 'level' | 'opportunities'> {
  const rules = [...items(child(field, 'rules')), ...items(child(field, 'unless'))]
  checkDistinct(
    rules.filter(({ value }) => isMapping(value)),
    reading,
  )
  warnOfDuplicates(child(field, 'keywords'), reading)
  return {
    id,
    label: textAt(field, 'label') ?? labelFrom(id),
    brief: textAt(field, 'brief'),
    definition: textAt(field, 'definition'),
    useWhen: textsAt(field, 'use-when'),
    notWhen: textsAt(field, 'not-when'),
    origin: textAt(field, 'origin') as Code['origin'],
    rules: [...readCodeRules(field, id, 'keywords', reading), ...readCodeRules(field, id, 'rules', reading)],
    except: readPatterns(child(field, 'except'), reading),
    unless: readCodeRules(field, id, 'unless', reading),
    where: readWhere(child(field, 'where'), reading),
    negated: textAt(field, 'negated') as Counting | null,
    prompted: textAt(field, 'prompted') as Counting | null,
    priority: numberAt(field, 'priority') ?? 0,
    examples: readExamples(child(field, 'examples'), reading),
    counterexamples: readExamples(child(field, 'counterexamples'), reading),
    at: placeOf(reading, field),
  }
}

/** `cost-of-fees` in `money/cost-of-fees` gives "Cost of fees". */
function labelFrom(id: string): string {
  const words = id.slice(id.lastIndexOf('/') + 1).replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Reads the rules under a key. Of a mapping or a list among keywords, which are patterns, the schema tells. */
function readCodeRules(
  code: Field,
  id: string,
  key: 'keywords' | 'rules' | 'unless',
  reading: PatternReading,
): readonly CodeRule[] {
  return items(child(code, key)).flatMap((field, index) => {
    const rule = key === 'keywords' && typeof field.value !== 'string' ? null : readRule(field, reading)
    const name = textAt(field, 'id')
    return rule ? [{ id: name === null ? `${id}#${key}/${index}` : `${id}#${name}`, rule, at: rule.at }] : []
  })
}

function readExamples(list: Field, reading: Reading): readonly Example[] {
  return items(list).flatMap(field => {
    const at = placeOf(reading, field)
    if (typeof field.value === 'string') return [{ text: field.value.trim(), because: null, at }]
    const text = textAt(field, 'text')
    return text === null
      ? []
      : [{ text, because: textAt(field, 'because'), at: placeOf(reading, child(field, 'text')) }]
  })
}

function readOpportunities(list: Field, { report }: Reading, actions: ReadonlySet<string>): readonly Opportunity[] {
  return items(list).flatMap(field => {
    if (typeof field.value === 'string') return [{ text: field.value.trim(), action: null }]
    const action = textAt(field, 'action')
    if (action !== null && !actions.has(action)) {
      const hint =
        didYouMean(action, [...actions]) ??
        (actions.size === 0 ? 'the codebook has no "actions"' : `one of ${[...actions].join(', ')}`)
      report(child(field, 'action'), { code: 'unknown-action', message: `no action has the id "${action}"`, hint })
    }
    const text = textAt(field, 'text')
    return text === null ? [] : [{ text, action }]
  })
}
