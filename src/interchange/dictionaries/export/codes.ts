import type { Code, Codebook, CodeRule, Rule } from '../../../codebook/codebook'
import { freeId } from '../../../codebook/free-id'
import type { Pattern } from '../../../matchers/pattern'
import type { Ledger } from '../../ledger'
import { clean } from '../dictionary-draft'
import { noteLeftOut } from './left-out'
import { type TermForm, termsOf } from './terms'

/** What a format can hold of a codebook. */
export interface DictionaryForm extends TermForm {
  readonly holds: { readonly title: boolean; readonly definitions: boolean; readonly weights: boolean }
  /** Writes a name of a code so that readers take it for one. */
  readonly nameOf: (label: string) => string
  /** Among which codes a name must be the only one. */
  readonly unique: 'siblings' | 'all'
  /** Writes a rule that is more than words; null where the format cannot hold it. */
  readonly ruleOf?: (rule: CodeRule, code: Code) => string | null
}

/** A code as a dictionary has it. */
export interface DictionaryCode {
  readonly code: Code
  /** As the format writes it. */
  readonly name: string
  /** Each once. */
  readonly terms: readonly DictionaryTerm[]
  /** Rules as the format writes them. */
  readonly rules: readonly string[]
  readonly subcodes: readonly DictionaryCode[]
}

export interface DictionaryTerm {
  readonly text: string
  readonly weight: number
}

/** Makes a dictionary of a codebook, and says in the ledger what of it the format cannot hold, with its place in the codebook. */
export function dictionaryCodes(codebook: Codebook, form: DictionaryForm, ledger: Ledger): readonly DictionaryCode[] {
  noteLeftOut(codebook, form.holds, ledger)
  const children = new Map<string | null, Code[]>()
  for (const code of codebook.codes) {
    const siblings = children.get(code.parent)
    if (siblings) siblings.push(code)
    else children.set(code.parent, [code])
  }
  const taken = new Set<string>()
  const below = (parent: Code | null): readonly DictionaryCode[] => {
    const ids = new Set<string>()
    const names = form.unique === 'all' ? taken : new Set<string>()
    return (children.get(parent?.id ?? null) ?? []).map(code => {
      const name = nameOf(code, parent, names, form, ledger)
      noteId(code, freeId(name, ids), ledger)
      const { terms, rules } = contentOf(code, codebook, form, ledger)
      return { code, name, terms, rules, subcodes: below(code) }
    })
  }
  return below(null)
}

/** A name that no other code has; the one of its theme is put ahead of it where another has it too. */
function nameOf(
  { label, id, at }: Code,
  parent: Code | null,
  taken: Set<string>,
  { nameOf }: DictionaryForm,
  ledger: Ledger,
): string {
  const written = nameOf(clean(label)) || id
  const wanted = [written, ...(parent ? [nameOf(`${clean(parent.label)}: ${clean(label)}`)] : [])]
  const keyOf = (name: string): string => name.normalize('NFKC').toLowerCase()
  const isFree = (name: string): boolean => !taken.has(keyOf(name))
  let name = wanted.find(isFree) ?? ''
  for (let i = 2; name === ''; i++) if (isFree(`${written} ${i}`)) name = `${written} ${i}`
  taken.add(keyOf(name))
  if (name !== label) {
    const how =
      isFree(written) || name === written
        ? 'some signs of the name mean something else in the format'
        : 'another code is called so too'
    ledger.add({ what: 'names of codes', fate: 'changed', how, subject: id, ...at })
  }
  return name
}

/** An import makes ids of names anew. */
function noteId({ id, at }: Code, made: string, ledger: Ledger): void {
  if (made === id.slice(id.lastIndexOf('/') + 1)) return
  const how = 'the format has no ids: whoever reads it makes one of the name'
  ledger.add({ what: 'ids of codes', fate: 'left out', how, subject: id, ...at })
}

function contentOf(
  code: Code,
  { lists }: Codebook,
  form: DictionaryForm,
  ledger: Ledger,
): Pick<DictionaryCode, 'terms' | 'rules'> {
  const terms = new Map<string, DictionaryTerm>()
  const rules: string[] = []
  for (const rule of code.rules) {
    const patterns = patternsIn(rule.rule)
    if (patterns === null) {
      const written = form.ruleOf?.(rule, code) ?? null
      if (written !== null) rules.push(written)
      else
        ledger.add({
          what: 'rules',
          fate: 'left out',
          how: 'the format holds words, and it is more',
          subject: rule.id,
          ...rule.at,
        })
      continue
    }
    noteSettings(rule, form, ledger)
    const weight = (form.holds.weights && rule.rule.kind !== 'pattern' && rule.rule.weight) || 1
    for (const pattern of patterns) for (const text of written(pattern, rule)) add(text, weight, rule)
  }
  return { terms: [...terms.values()], rules }

  function written(pattern: Pattern, { id: subject }: CodeRule): readonly string[] {
    const all = termsOf(pattern, lists, form)
    for (const { pattern, why: how } of all.lost)
      ledger.add({ what: 'patterns', fate: 'left out', how, subject, ...pattern.at })
    return all.terms
  }

  function add(text: string, weight: number, rule: CodeRule): void {
    const key = text.toLowerCase()
    const known = terms.get(key)
    if (known && known.weight !== weight) {
      const how = 'the code has the words with another weight already'
      ledger.add({ what: 'weights of words', fate: 'left out', how, subject: rule.id, ...rule.at })
    }
    if (!known) terms.set(key, { text, weight })
  }
}

/** Patterns of which any will do; null for a rule that is more. A weight, a note and a name do not matter. */
export function patternsIn(rule: Rule): readonly Pattern[] | null {
  if (rule.kind === 'pattern') return [rule.pattern]
  const { kind, of, none, unless, except, where, in: place, negated, prompted } = rule
  const isPlain = none.length + unless.length + except.length === 0 && where === null && place === null
  if (kind !== 'any' || !isPlain || (negated ?? 'count') !== 'count' || (prompted ?? 'count') !== 'count') return null
  const all = of.map(patternsIn)
  return all.includes(null) ? null : all.flatMap(patterns => patterns ?? [])
}

/** What a plain rule says beside its words. */
function noteSettings({ rule, id: subject, at }: CodeRule, { holds }: DictionaryForm, ledger: Ledger): void {
  const note = (what: string, how: string): void => ledger.add({ what, fate: 'left out', how, subject, ...at })
  if (rule.kind === 'pattern') return
  if ((rule.weight ?? 1) !== 1 && (!holds.weights || rule.weight === 0))
    note('weights of words', holds.weights ? 'the format has no weight of nothing' : 'the format has no weights')
  noteNote({ id: subject, rule, at }, ledger)
}

function noteNote({ rule, id: subject, at }: CodeRule, ledger: Ledger): void {
  if (rule.kind === 'pattern' || rule.note === null) return
  ledger.add({ what: 'notes on rules', fate: 'left out', how: 'the format has no place for it', subject, ...at })
}
