import type { Code, Codebook, OperatorRule, Rule, Where } from '../../codebook/codebook'
import type { Pattern } from '../../matchers/pattern'
import type { Place } from '../../problem'
import { fillers } from '../../text/words'
import { type CoverIndex, coveringName, createCoverIndex } from './cover'
import { type Lint, lintAt } from './lint'
import type { Reader } from './reader'
import { isPlainList, plainPatterns } from './walk'

/** Why a rule can never be true. */
interface Reason {
  readonly why: string
  readonly hint: string
}

/** What stands around a rule: patterns that rule it out, and whose talk alone it sees. */
interface Around {
  readonly denied: readonly Denied[]
  readonly wheres: readonly Where[]
  /** False below an `in`, which may reach to talk that is not coded. */
  readonly coded: boolean
}

/** Patterns in whose presence nothing is found. */
interface Denied {
  readonly index: CoverIndex
  readonly patterns: readonly Pattern[]
  readonly under: 'except' | 'unless' | 'none'
}

/**
 * Finds rules that can never be true, and patterns in a list of which none can ever count, whatever anybody says.
 *
 * Found are: what `except`, `unless` or `none` always stops; `where` that contradicts itself, a `where` around it, or the roles that
 * are coded; and a unit that would have to start, or end, with two different words.
 */
export function impossibleRules(codebook: Codebook, reader: Reader): readonly Lint[] {
  return codebook.codes.flatMap(code => {
    const { id: about, where, rules } = code
    if (where && !rules.some(({ rule }) => looksElsewhere(rule))) {
      const reason = whyNotItsRole(where, codebook)
      if (reason) return [impossible(where.at, about, about, reason)]
    }
    const around = within(code, { denied: [], wheres: [], coded: true }, reader)
    return rules.flatMap(({ rule, id, at }) => {
      const parts: Lint[] = []
      const tell = (part: Rule, reason: Reason) => parts.push(impossible(part.at, about, `a part of ${id}`, reason))
      const reason = whyNever(rule, around, { codebook, reader, tell })
      return reason ? [impossible(at, about, id, reason)] : parts
    })
  })
}

function impossible(at: Place, about: string, what: string, { why, hint }: Reason): Lint {
  return lintAt(at, { code: 'impossible-rule', about, message: `${what} can never be true: ${why}`, hint })
}

interface Judging {
  readonly codebook: Codebook
  readonly reader: Reader
  /** Told of the parts that are never true of a rule that itself may be. */
  readonly tell: (part: Rule, reason: Reason) => void
}

function whyNever(rule: Rule, outside: Around, judging: Judging): Reason | null {
  if (rule.kind === 'pattern') return whyNeverPattern(rule.pattern, outside, judging.reader)
  const kept = rule.in ? { denied: [], wheres: [], coded: false } : outside
  const whose = whyNobody(rule, kept, judging.codebook)
  if (whose) return whose
  const around = isPlainList(rule) ? kept : within(rule, kept, judging.reader)
  const reasons = rule.of.map(operand => whyNever(operand, around, judging))
  const possible = reasons.filter(reason => reason === null).length
  const first = reasons.find(reason => reason !== null)
  if (first && possible < leastOf(rule)) return first
  for (const [i, operand] of rule.of.entries()) if (reasons[i]) judging.tell(operand, reasons[i])
  return whyNotTwoEdges(rule, judging.reader)
}

/** How many of its operands a rule needs. */
function leastOf({ kind, count, of }: OperatorRule): number {
  if (kind === 'any') return Math.min(1, of.length)
  return kind === 'atleast' ? (count ?? of.length) : of.length
}

/** True for a rule that looks at more than the unit, where there may be talk that is not coded. */
function looksElsewhere(rule: Rule): boolean {
  return rule.kind !== 'pattern' && (Boolean(rule.in) || rule.of.some(looksElsewhere))
}

/** Adds a code's, or a rule's, own settings to what stands around it. */
function within(
  settings: Pick<OperatorRule, 'except'> & {
    readonly unless: Code['unless'] | OperatorRule['unless']
    readonly none?: OperatorRule['none']
    readonly where: Where | null
  },
  { denied, wheres, coded }: Around,
  reader: Reader,
): Around {
  const { except, unless, none = [], where } = settings
  const rules = unless.map(each => ('rule' in each ? each.rule : each))
  const own = [
    deniedBy(except, 'except', reader),
    deniedBy(plainPatterns(rules), 'unless', reader),
    deniedBy(plainPatterns(none), 'none', reader),
  ].filter(({ patterns }) => patterns.length > 0)
  return { denied: [...denied, ...own], wheres: where ? [...wheres, where] : wheres, coded }
}

function deniedBy(patterns: readonly Pattern[], under: Denied['under'], { write, words }: Reader): Denied {
  return { index: createCoverIndex(patterns.map(write), words), patterns, under }
}

function whyNeverPattern(pattern: Pattern, { denied }: Around, { write }: Reader): Reason | null {
  for (const { index, patterns, under } of denied) {
    const same = pattern.kind === 'words' ? undefined : patterns.find(each => isSame(each, pattern))
    const covers = same ? [] : index.coverOf(write(pattern), 'unit')
    if (!covers) continue
    const by = same
      ? [`"${same.source.trim()}" (line ${same.at.line})`]
      : covers.map(cover => `${coveringName(cover)} (line ${cover.pattern.pattern.at.line})`)
    const shown = by.slice(0, 2)
    const stops = `${shown.join(' or ')}${by.length > 2 ? ` or ${by.length - 2} more` : ''} under "${under}"`
    const words = `"${pattern.source.trim()}"`
    return {
      why: under === 'except' ? `every ${words} is masked by ${stops}` : `where ${words} is found, so is ${stops}`,
      hint: 'take one of the two out, or make it narrower',
    }
  }
  return null
}

function isSame(a: Pattern, b: Pattern): boolean {
  if (a.kind === 'text') return b.kind === 'text' && a.regex === b.regex
  return a.kind === 'code' && b.kind === 'code' && a.code === b.code
}

/** Says why nobody's talk can meet the conditions on a rule. */
function whyNobody({ where }: OperatorRule, { wheres, coded }: Around, codebook: Codebook): Reason | null {
  if (!where) return null
  const reason = coded ? whyNotItsRole(where, codebook) : null
  if (reason) return reason
  for (const outer of wheres)
    for (const [key, values] of conditionsOf(where)) {
      const others = conditionsOf(outer).get(key)
      if (!others || values.some(value => others.includes(value))) continue
      return {
        why: `"where" asks for ${key} ${values.join(' or ')} here, and for ${others.join(' or ')} in line ${outer.at.line}`,
        hint: 'change one of the two',
      }
    }
  return null
}

function whyNotItsRole({ role }: Where, { roles }: Codebook): Reason | null {
  const codable: readonly string[] = roles.includes('participant') ? [...roles, 'unknown'] : roles
  if (!role || role.some(each => codable.includes(each))) return null
  return {
    why: `"where" asks for the role ${role.join(' or ')}, and only talk of the role ${roles.join(' or ')} is coded`,
    hint: 'change the role, or the "roles" of the codebook',
  }
}

function conditionsOf({ role, speaker, group, question, attributes }: Where): ReadonlyMap<string, readonly string[]> {
  const known = Object.entries({ role, speaker, group, question })
  return new Map([...known.flatMap(([key, values]) => (values ? [[key, values] as const] : [])), ...attributes])
}

/** A unit has one first word and one last, so it cannot start with "yes" and with "no". */
function whyNotTwoEdges({ kind, of }: OperatorRule, { write }: Reader): Reason | null {
  if (kind !== 'all') return null
  for (const edge of ['start', 'end'] as const) {
    const operands = of.filter((rule): rule is OperatorRule => rule.kind === edge && !rule.in)
    const words = operands.map(operand => edgeWords(operand, edge, write))
    for (const [i, one] of words.entries())
      for (const other of words.slice(0, i)) {
        if (!one || !other || [...one].some(word => other.has(word))) continue
        return {
          why: `the unit would have to ${edge} with two different words`,
          hint: 'write two rules, or any',
        }
      }
  }
  return null
}

/** The words with which all that an operand finds begins, or ends; null where they cannot be listed. */
function edgeWords({ of }: OperatorRule, edge: 'start' | 'end', write: Reader['write']): ReadonlySet<string> | null {
  const patterns = plainPatterns(of)
  if (!of.every(rule => rule.kind === 'pattern' || isPlainList(rule))) return null
  const forms = new Set<string>()
  for (const { ways, complete } of patterns.map(write)) {
    if (!complete) return null
    for (const way of ways) {
      const step = edge === 'start' ? way[0] : way.at(-1)!
      if (step.kind !== 'word' || step.matcher !== 'word' || fillers.has(step.argument)) return null
      // "it's" answers to "it" too.
      forms.add(step.argument.replace(/'s$/, ''))
    }
  }
  return forms
}
