import type { Frequency } from '../../analysis/frequencies'
import type { Code } from '../../codebook/codebook'
import type { Facts } from '../facts'
import { counted, listed, quoted } from '../in-words'
import { originNames } from '../origin-names'

/** Names the kind of analysis, as the codebook does, and warns where it names one that a fixed codebook and counts do not fit. */
export function orientation({ codebook: { family } }: Facts): string | null {
  if (family.trim() === '') return null
  const warnings = oddFamilies(family)
  const named = `The codebook names its approach: ${family}.`
  return warnings.length === 0
    ? named
    : `${named} Caution: ${listed(warnings)} ${warnings.length === 1 ? 'is' : 'are'} at odds with a fixed codebook, rules and counts; what was done here is codebook content analysis.`
}

/** Finds the families of method in a codebook's `family` with which counting by a fixed codebook is at odds; not those that it says it is not. */
export function oddFamilies(family: string): readonly string[] {
  const claimed = family
    .split(/[;,.:]|\bbut\b/i)
    .map(clause => clause.replace(/\b(?:not|no|nor|neither|never|unlike|without|rather than|instead of)\b.*$/is, ''))
  const names = (pattern: RegExp): boolean => claimed.some(clause => pattern.test(clause))
  return [
    ...(names(/\bIPA\b|interpretat?ive phenomenolog/i) ? ['interpretative phenomenological analysis'] : []),
    ...(names(/reflexive\s+(?:thematic|TA\b)|thematic analysis\W+reflexive/i) ? ['reflexive thematic analysis'] : []),
  ]
}

/** Says how the groups' talk was coded. */
export function coding({ rules, codebook, unit }: Facts): string | null {
  if (codebook.codes.length === 0) return null
  const kinds = [
    counted(rules.keywords, 'keyword or phrase', 'keywords and phrases'),
    ...(rules.combinations > 0
      ? [counted(rules.combinations, 'rule that combines words', 'rules that combine words')]
      : []),
    ...(rules.lists > 0 ? [counted(rules.lists, 'named list')] : []),
  ]
  const named = Object.keys(matcherNames).filter(name => rules.matchers.includes(name))
  const matchers = [...named, ...rules.matchers.filter(name => !named.includes(name))].map(
    name => matcherNames[name] ?? name,
  )
  const union = codebook.codes.every(({ parent }) => parent === null)
    ? ''
    : '; a theme is the union of its own units and those of its sub-themes'
  const compared = matchers.length === 0 ? '' : ` Words are matched by ${listed(matchers)}.`
  return `Coding was done by 1 rule set: ${listed(kinds)}, with rules for ${rules.codes} of ${counted(codebook.codes.length, 'code')}${union}.${compared} The unit of coding is the ${unit}.`
}

const matcherNames: Readonly<Record<string, string>> = {
  word: 'spelling',
  glob: 'wildcards',
  stems: 'stems',
  lemma: 'lemmas',
  fuzzy: 'near spelling (edit distance)',
  case: 'spelling with capitals',
  regex: 'regular expressions',
}

/** Says whose talk was coded. */
export function talk({ codebook: { roles }, moderated }: Facts): string {
  const counts = listed(roles.filter(role => role !== 'moderator').map(role => roleNames[role]))
  const heard = `The talk of ${counts === '' ? 'nobody' : counts} was counted.`
  return moderated === 0
    ? heard
    : `${heard} Moderators' talk served to tell what was prompted; it is in no count and no quotation.`
}

const roleNames = {
  participant: 'participants',
  observer: 'observers',
  unknown: 'speakers whom nobody names',
  moderator: '',
}

/** Says how large the codebook is, by level. */
export function tree({ codebook: { codes } }: Facts): string | null {
  if (codes.length === 0) return null
  const themes = codes.filter(({ level }) => level === 1)
  const below = codes.length - themes.length
  const named = themes.map(theme => {
    const subthemes = codes.filter(({ id }) => id.startsWith(`${theme.id}/`)).length
    return subthemes === 0 ? theme.label : `${theme.label} (${counted(subthemes, 'sub-theme')})`
  })
  return `${counted(themes.length, 'theme')} and ${counted(below, 'sub-theme')}: ${named.join('; ')}. The coding tree is in reporting.md, the whole codebook in codebook.md.`
}

/** Says where the codes come from, as the codebook's fields have it. */
export function derivation({ codebook: { codes, changes, source } }: Facts): string | null {
  const origins = new Map<string, number>()
  for (const { origin } of codes) if (origin !== null) origins.set(origin, (origins.get(origin) ?? 0) + 1)
  const silent = codes.filter(({ origin }) => origin === null).length
  const said = (Object.keys(originNames) as NonNullable<Code['origin']>[]).flatMap(origin => {
    const codes = origins.get(origin) ?? 0
    return codes === 0 ? [] : [`${codes} from ${originNames[origin]}`]
  })
  const fields =
    said.length === 0
      ? null
      : `Of ${counted(codes.length, 'code')}, the codebook derives ${listed(said)}${silent === 0 ? '' : `, and does not say where the other ${silent} ${silent === 1 ? 'comes' : 'come'} from`}.`
  const last = changes.at(-1)
  const log =
    last === undefined
      ? null
      : `The codebook's log of changes has ${counted(changes.length, 'entry', 'entries')}, the last for version ${last.version} (${last.date}).`
  const cited = source === null || source.trim() === '' ? null : `The source that the codebook names: ${quoted(source)}`
  const all = [fields, log, cited].filter(each => each !== null)
  return all.length === 0 ? null : all.join(' ')
}

/** Names the software and the very codebook that it applied. */
export function software({ software: { name, version }, codebook }: Facts): string {
  return `Software: ${name} ${version}, with the codebook "${codebook.title}", version ${codebook.version}, SHA-256 ${codebook.hash}.`
}

/** Says how the themes were counted, level by level, with what each is out of. */
export function counting({ turns, participants, groups, units, themes }: Facts): string | null {
  if (groups === 0 || themes.length === 0) return null
  const people = participants === null ? '' : `, participants who mention it (of ${participants} who spoke)`
  return `Each code is counted as turns that mention it (of ${turns} with words)${people} and groups in which it is mentioned (of ${groups}). Units that carry at least 1 code: ${units.coded} of ${units.all}.`
}

/** Lists the superordinate themes with their counts. */
export function majorThemes({ themes, groups }: Facts): string | null {
  const top = themes.filter(({ level }) => level === 1)
  if (top.length === 0 || groups === 0) return null
  return `Superordinate themes of the codebook: ${top.map(atThreeLevels).join('; ')}.`
}

/** Writes a code's counts: `Fees: 3 turns, 2 of 6 participants, 1 of 2 groups`. */
export function atThreeLevels({ label, turns, participants, participantsOf, groups, groupsOf }: Frequency): string {
  const people =
    participants === null || participantsOf === null
      ? ''
      : `, ${participants} of ${counted(participantsOf, 'participant')}`
  return `${label}: ${counted(turns, 'turn')}${people}, ${groups} of ${counted(groupsOf, 'group')}`
}

/** Lists the codes that few groups mention, by a rule that it states. */
export function minorThemes({ themes, groups }: Facts): string | null {
  if (themes.length === 0 || groups === 0) return null
  const rare = themes.filter(({ groups, groupsOf }) => groups * 4 < groupsOf)
  const rule = 'Codes mentioned in fewer than a quarter of the groups (the rule by which this list is made)'
  if (rare.length === 0) return `${rule}: none.`
  return `${rule}: ${rare.map(({ label, groups, groupsOf }) => `${label} (${groups} of ${groupsOf})`).join('; ')}.`
}
