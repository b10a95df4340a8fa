import type { Code, CodeRule, Counting, Where } from '../../codebook/codebook'
import { writeWhere } from '../../codebook/write-rule'
import type { Pattern } from '../../matchers/pattern'
import { type CodePair, nameOf } from './align-codes'
import { alignPatterns, alignRules, contentOf, placed, quoted } from './align-rules'
import type { CodebookEdit } from './codebook-edit'
import type { NoteEdit, Part } from './note-edits'

/** One code of two codebooks, part by part. */
export interface AlignedCode extends CodePair {
  /** Gave it another name, or another theme. */
  readonly place: CodebookEdit | null
  /** Whether the codebooks have it. */
  readonly there: Part<boolean>
  readonly rules: readonly Part<CodeRule | null>[]
  readonly except: readonly Part<Pattern | null>[]
  readonly unless: readonly Part<CodeRule | null>[]
  readonly where: Part<Where | null>
  readonly negated: Part<Counting | null>
  readonly prompted: Part<Counting | null>
  readonly priority: Part<number>
}

/** @param idNow The id that the newer codebook gives a code of the older. */
export function alignCode({ before, after }: CodePair, idNow: (id: string) => string, edit: NoteEdit): AlignedCode {
  if (!before) return partsOfOne(after!, edit('code added', after!.id, 'code added', [], { after: after!.at }), true)
  if (!after)
    return partsOfOne(before, edit('code removed', before.id, 'code removed', [], { before: before.at }), false)
  const { id } = after
  const places = { before: before.at, after: after.at }
  const place = placeEdit(before, after, idNow, edit)
  const value = <Value extends string | number | null>(
    key: 'negated' | 'prompted' | 'priority',
    was: Value,
    now: Value,
  ): Part<Value> => {
    if (was === now) return { before: was, after: now, edit: null }
    const text = `${key}: ${was ?? 'nothing said'}, now ${now ?? 'nothing said'}`
    return { before: was, after: now, edit: edit(`${key} changed`, id, text, [was, now], places) }
  }
  const parts: AlignedCode = {
    before,
    after,
    place,
    there: { before: true, after: true, edit: null },
    rules: alignRules('rule', before.rules, after.rules, id, idNow, edit),
    except: alignPatterns(before.except, after.except, idNow, (did, pattern) =>
      edit(`except ${did}`, id, `except ${quoted(pattern)} ${did}`, [contentOf(pattern)], placed(did, pattern.at)),
    ),
    unless: alignRules('unless', before.unless, after.unless, id, idNow, edit),
    where: alignWhere(before, after, edit),
    negated: value('negated', before.negated, after.negated),
    prompted: value('prompted', before.prompted, after.prompted),
    priority: value('priority', before.priority, after.priority),
  }
  wordingOfCode(before, after, edit)
  return parts
}

/** The parts of a code that only one codebook has hang on one edit: the code's. */
function partsOfOne(code: Code, edit: CodebookEdit, isNew: boolean): AlignedCode {
  const { where, negated, prompted, priority } = code
  const part = <T>(value: T): Part<T> => ({ before: value, after: value, edit: null })
  const whole = <T>(value: T): Part<T | null> => ({ before: isNew ? null : value, after: isNew ? value : null, edit })
  return {
    before: isNew ? null : code,
    after: isNew ? code : null,
    place: null,
    there: { before: !isNew, after: isNew, edit },
    rules: code.rules.map(whole),
    except: code.except.map(whole),
    unless: code.unless.map(whole),
    where: part(where),
    negated: part(negated),
    prompted: part(prompted),
    priority: part(priority),
  }
}

/** A code whose id is another only because its theme's is was neither renamed nor moved. */
function placeEdit(before: Code, after: Code, idNow: (id: string) => string, edit: NoteEdit): CodebookEdit | null {
  const hasMoved = (before.parent === null ? null : idNow(before.parent)) !== after.parent
  if (!hasMoved && nameOf(before) === nameOf(after)) return null
  const text = hasMoved ? `moved from ${before.id}` : `renamed from ${before.id}`
  const places = { before: before.at, after: after.at }
  return edit(hasMoved ? 'code moved' : 'code renamed', after.id, text, [before.id], places)
}

function alignWhere(before: Code, after: Code, edit: NoteEdit): Part<Where | null> {
  const [was, now] = [before.where, after.where]
  if (contentOf(was) === contentOf(now)) return { before: was, after: now, edit: null }
  const text = `where: ${was ? writeWhere(was) : 'anybody'}, now ${now ? writeWhere(now) : 'anybody'}`
  const places = { before: was?.at ?? null, after: now?.at ?? null }
  return {
    before: was,
    after: now,
    edit: edit('where changed', after.id, text, [contentOf(was), contentOf(now)], places),
  }
}

function wordingOfCode(before: Code, after: Code, edit: NoteEdit): void {
  const places = { before: before.at, after: after.at, functional: false }
  const notes = ({ rules, unless }: Code) =>
    [...rules, ...unless].map(({ rule }) => (rule.kind === 'pattern' ? null : rule.note)).filter(Boolean)
  const plain = (code: Code) => ({
    label: code.label,
    brief: code.brief,
    definition: code.definition,
    'use-when': code.useWhen,
    'not-when': code.notWhen,
    origin: code.origin,
    examples: code.examples.map(({ text, because }) => [text, because]),
    counterexamples: code.counterexamples.map(({ text, because }) => [text, because]),
    opportunities: code.opportunities,
    notes: notes(code),
  })
  const now: Readonly<Record<string, unknown>> = plain(after)
  for (const [key, value] of Object.entries(plain(before))) {
    const [was, is] = [JSON.stringify(value), JSON.stringify(now[key])]
    if (was !== is) edit('wording changed', after.id, `${key} changed`, [key, was, is], places)
  }
}
