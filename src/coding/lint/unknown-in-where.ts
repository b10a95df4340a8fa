import type { Code, Codebook, OperatorRule, Rule, Where } from '../../codebook/codebook'
import { didYouMean } from '../../codebook/did-you-mean'
import type { Place } from '../../problem'
import { type Lint, lintAt } from './lint'
import type { StudyToLint } from './study-to-lint'

/**
 * Finds conditions that nobody can meet, since the study has no such speaker, group, question, attribute or value. Each unknown word is told
 * of once, where it first stands.
 */
export function unknownInWhere(codebook: Codebook, study: StudyToLint): readonly Lint[] {
  const known = knownOf(study)
  const told = new Set<string>()
  const found: Lint[] = []

  function check(
    code: string,
    what: string,
    names: readonly string[],
    all: ReadonlySet<string>,
    at: Place,
    about: string,
  ) {
    for (const name of names) {
      const message = `the study has no ${what} "${name}", so this condition on ${about} is never met`
      if (all.has(name) || told.has(`${code} ${what} ${name}`)) continue
      told.add(`${code} ${what} ${name}`)
      const listed = [...all].slice(0, mostListed).join(', ')
      const hint =
        didYouMean(name, [...all]) ??
        (all.size === 0 ? 'the study names none' : `there are ${listed}${all.size > mostListed ? ' …' : ''}`)
      found.push(lintAt(at, { code, about, message, hint }))
    }
  }

  for (const code of codebook.codes) {
    const { id } = code
    for (const { speaker, group, question, attributes, at } of conditionsOf(code)) {
      check('unknown-speaker', 'speaker', speaker ?? [], known.speakers, at, id)
      check('unknown-group', 'group', group ?? [], known.groups, at, id)
      check('unknown-question', 'question', question ?? [], known.questions, at, id)
      for (const [name, values] of attributes) {
        const all = known.attributes.get(name)
        if (all) check('unknown-attribute-value', `value of ${name}`, values, all, at, id)
        else check('unknown-attribute', 'attribute', [name], new Set(known.attributes.keys()), at, id)
      }
    }
    for (const { names, at } of operatorsOf(code).filter(({ kind }) => kind === 'question'))
      check('unknown-question', 'question', names === null ? [] : [names], known.questions, at, id)
  }
  return found
}

/** A hint names so many of what there is. */
const mostListed = 8

function knownOf({ transcripts, participants, guide }: StudyToLint) {
  const people = participants?.people ?? []
  const attributes = new Map<string, Set<string>>((participants?.attributes ?? []).map(name => [name, new Set()]))
  for (const row of [...people, ...transcripts])
    for (const [name, value] of Object.entries(row.attributes)) {
      const values = attributes.get(name) ?? new Set()
      attributes.set(name, values)
      if (value !== null) values.add(value)
    }
  return {
    // As `where` compares them: the label as the transcript has it, and the group that the transcript is of.
    speakers: new Set(transcripts.flatMap(({ speakers }) => speakers.map(({ id }) => id))),
    groups: new Set(transcripts.map(({ group }) => group)),
    questions: new Set(guide?.sections.flatMap(({ questions }) => questions.map(({ id }) => id)) ?? []),
    attributes,
  }
}

function conditionsOf(code: Code): readonly Where[] {
  return [code.where, ...operatorsOf(code).map(({ where }) => where)].filter(where => where !== null)
}

/** Every operator in a code's rules and in what stops them. */
function operatorsOf({ rules, unless }: Code): readonly OperatorRule[] {
  const inRule = (rule: Rule): readonly OperatorRule[] =>
    rule.kind === 'pattern' ? [] : [rule, ...[...rule.of, ...rule.none, ...rule.unless].flatMap(inRule)]
  return [...rules, ...unless].flatMap(({ rule }) => inRule(rule))
}
