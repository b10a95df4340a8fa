import type { Role } from './transcript'

/** What a label says of its speaker. */
export interface RoleWord {
  readonly role: Role
  /** True where it tells only one speaker from another (`Speaker 2`, `F`): one of them may still be the moderator. */
  readonly neutral?: boolean
}

const number = String.raw`(?:[\s_.#-]*(?:no\.? ?)?\d{1,3}[a-z]?|[\s_.#-]+[a-z])?`
const whole = (words: string, suffix = number) => new RegExp(`^(?:${words})${suffix}\\.?$`, 'u')

const moderators = [
  whole(
    'moderators?|mod|facilitators?|fac|interviewers?|intervwr|int|intv|iv|interv|researchers?|hosts?|chair|chairperson|chairman|chairwoman|convenor|convener',
  ),
  whole(
    'moderatorin|interviewerin|interviewende|forscher(?:in)?|moderador|moderadora|entrevistador|entrevistadora|animateur|animatrice|modérateur|modératrice|intervieweur|intervieweuse|enquêteur|enquêtrice|intervistatore|intervistatrice|主持人|访谈者|訪談者|采访者|訪問者',
  ),
  whole('i|q|question', String.raw`[\s_.-]?\d{0,3}`),
]
const participants = [
  whole(
    'participants?|pt|pax|ptcpt|respondents?|resp|interviewees?|informant|the witness|witness|discussant|panellist|panelist|attendee|subject(?=.*\\d)',
  ),
  whole(
    'befragter?|teilnehmer|teilnehmerin|tn|participante|entrevistado|entrevistada|répondante?|enquêtée?|intervistat[oa]|受访者|受訪者|参与者|參與者',
  ),
  whole('p|r', String.raw`[\s_.#-]?(?:\d{1,3}[a-z]?)?`),
  whole('b|s|tn|fp|mp|pp', String.raw`[\s_.#-]?\d{1,3}[a-z]?`),
  /^(?:fg|g|gp|group)[\s_-]?\d{1,2}[\s_-]*[pr][\s_-]?\d{1,3}$/,
  /^(?:fe)?male (?:participant|respondent)s?(?:[\s#-]*\d{1,3})?$/,
]
const neutral = [
  whole('speakers?|spkr?|sprecher|sprecherin|sp|voice|locuteur|locutrice|hablante'),
  whole('f|m|w', String.raw`[\s_.#-]?(?:\d{1,3})?`),
  whole('female|male|man|woman|fem'),
  /^(?:fe)?male (?:speaker|voice)(?:[\s#-]*\d{1,3})?$/,
]
const observers = [
  whole('observers?|note[\\s-]?takers?|minute[\\s-]?taker|scribe|beobachter|beobachterin|protokollant|protokollantin'),
]
const several =
  /^(?:all|all speakers|all participants|everyone|everybody|group|whole group|several|several (?:voices|people|speakers|participants)|multiple|multiple (?:voices|people|speakers|participants)|many voices|various|various voices|both|audience|unison|chorus|together|voices|alle|mehrere)$/
const nobody =
  /^(?:\?{1,4}|x{2,4}|unknown|unidentified|unidentifiable|unclear|inaudible|unbekannt|(?:unknown|unidentified|unclear|other) (?:speaker|voice|person|participant|respondent|male|female|man|woman)(?: (?:speaker|voice|participant))?(?: \d{1,2})?)$/
const moderatorInside = /(?:^|[\s/(,&-])(?:co-?)?(?:moderator|facilitator|interviewer)s?(?:$|[\s/),&-])/

/** Says which role a label's own words give; null for a name. */
export function roleWord(label: string): RoleWord | null {
  const key = label.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
  if (key.length > 63) return null
  const open = key.search(/\s?[([]/)
  const base = open > 0 ? key.slice(0, open) : key
  const matches = (forms: readonly RegExp[]) => forms.some(form => form.test(base))
  if (nobody.test(base) || several.test(base)) return { role: 'unknown' }
  if (matches(observers)) return { role: 'observer' }
  if (matches(participants) || isPair(base, [...participants, ...neutral])) return { role: 'participant' }
  if (matches(moderators) || isPair(base, moderators)) return { role: 'moderator' }
  if (matches(neutral))
    return moderatorInside.test(key) ? { role: 'moderator' } : { role: 'participant', neutral: true }
  return moderatorInside.test(key) && key.split(' ').length <= 5 ? { role: 'moderator' } : null
}

/** Says so in words: "a word for a moderator". */
export function aWordFor(label: string): string {
  const word = roleWord(label)
  if (word?.role === 'unknown') return 'several people, or nobody in particular'
  if (word?.neutral) return 'a word for a speaker'
  return word?.role === 'observer' ? 'a word for an observer' : `a word for a ${word?.role}`
}

/** True for a label that says the transcriber could not tell who it was. */
export function isNobody(label: string): boolean {
  return nobody.test(label.replace(/\s+/g, ' ').trim().toLowerCase())
}

/** `P1/P2`, `P1 & P3`: both at once. */
function isPair(base: string, forms: readonly RegExp[]): boolean {
  const parts = base.split(/\s*(?:[/&+,]|\band\b|\bund\b)\s*/)
  return parts.length > 1 && parts.length <= 6 && parts.every(part => forms.some(form => form.test(part)))
}
