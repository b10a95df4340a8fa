import { wordsIn } from '../../text/words'
import type { CodedStudy } from '../coded-study'
import { type Alignment, wordForWord } from './align'
import {
  agreement,
  byFit,
  type Candidate,
  type Checking,
  candidateOf,
  type NamedBeside,
  namedBeside,
  placeOf,
  whoSaid,
} from './candidate'
import { codesAt } from './codes-at'
import { type FindNamed, type Named, namesOf, personKey } from './known-names'
import { type LookedUp, lookUp } from './look-up'
import type { PieceApart } from './pieces-apart'
import type { Attribution, Change, CheckedQuotation, LesserChange, ManuscriptQuotation, Verdict } from './quotation'
import { quotedPieces } from './quoted-words'
import { spokenIn } from './spoken'
import { type Wanted, wantedOf } from './wanted'

export interface CheckOptions {
  /** Changes that count as verbatim; they are named all the same. None unless given. */
  readonly allow?: readonly LesserChange[]
  /** Texts that are quoted and were not said: the guide's questions. Labels of the codebook are known without it. */
  readonly wordings?: readonly string[]
}

/**
 * Checks quotations against the transcripts of a study: whether each is verbatim, where it stands, and whether the right person is named.
 *
 * A quotation is searched for among the words of everybody, in any transcript; participants' words go ahead of a moderator's. Only what
 * differs between the two texts is judged, never whether a quotation is fair. The time it takes grows with the transcripts' length plus the
 * quotations' length.
 *
 * @returns One result for each quotation, in the same order.
 */
export function checkQuotations(
  study: CodedStudy,
  quotations: readonly ManuscriptQuotation[],
  { allow = [], wordings = [] }: CheckOptions = {},
): readonly CheckedQuotation[] {
  const spoken = spokenIn(study.transcripts)
  const find = namesOf(study)
  const readings = quotations.map(quotation => readingsOf(quotation, find))
  const texts = [...new Set(readings.flat().map(({ text }) => text))]
  const wanted = new Map(
    texts.map(text => [text, wantedOf(quotedPieces(text.length > mostCharacters ? '' : text, spoken.vocabulary))]),
  )
  const found = lookUp([...wanted.values()], spoken)
  const check: Checking = {
    study,
    spoken,
    find,
    allowed: new Set(allow),
    wordings: new Set([...study.codebook.codes.map(({ label }) => label), ...wordings].map(spelt)),
    lines: new Map(),
  }
  return readings.map(each =>
    each
      .map(reading => judge(reading, wanted.get(reading.text)!, found.get(wanted.get(reading.text)!)!, check))
      .reduce((best, other) => (rank(other) > rank(best) ? other : best)),
  )
}

/**
 * A quotation as it is printed, and as it may be meant as well: where a hyphen ends a line within a word, with that word in one; where it opens with
 * a speaker's name and a colon, without them.
 */
function readingsOf(quotation: ManuscriptQuotation, find: FindNamed): readonly ManuscriptQuotation[] {
  const unbroken = quotation.text.replace(/(?<=\p{L})-[ \t]*\n[ \t]*(?=\p{Ll})/gu, '')
  const all = unbroken === quotation.text ? [quotation] : [quotation, { ...quotation, text: unbroken }]
  return all.flatMap(each => {
    const [opening, label] = /^([^:\n]{1,40}):\s+(?=\S)/.exec(each.text) ?? []
    if (opening === undefined || label === undefined) return [each]
    const name = { kind: 'label', text: label } as const
    if (!find(name)?.people.size) return [each]
    return [each, { ...each, text: each.text.slice(opening.length), nearby: [name, ...each.nearby] }]
  })
}

/** What is longer is not looked for at all: a mark was forgotten, or somebody plays a trick. */
const mostCharacters = 50_000

function rank({ changes, similarity }: CheckedQuotation): number {
  return similarity * 10 - changes.length
}

const mostShown = 20

function judge(
  quotation: ManuscriptQuotation,
  wanted: Wanted,
  { exact, nearest, apart }: LookedUp,
  check: Checking,
): CheckedQuotation {
  const { text, form, cites } = quotation
  const named = namedBeside(quotation, check)
  const candidates = (alignments: readonly Alignment[]): Candidate[] =>
    alignments.map(alignment => candidateOf(text, wanted, alignment, named, check)).sort(byFit)
  const words = wanted.words.length
  const close = candidates(exact.length > 0 ? narrowed(exact, named, check) : nearest)
  const verbatim = close.filter(({ changes }) => changes.length === 0)
  const [best] = close
  const covered = apart.reduce((sum, { from, to }) => sum + to - from, 0)
  const base = { ...quotation, attribution: attributionOf(named, null, check) }
  const nothing = {
    places: [],
    found: 0,
    similarity: 0,
    changes: [],
    conventions: [],
    difference: [],
    codes: [],
    notes: [],
  }

  if (text.length > mostCharacters)
    return { ...base, ...nothing, verdict: 'not-found', notes: ['longer than any quotation, so it was not looked for'] }
  if (words <= 2) {
    const verdict: Verdict = 'too-short'
    if (!best || exact.length === 0) return { ...base, ...nothing, verdict, notes: ['said nowhere'] }
    return { ...resultOf(base, verdict, close, named, check), difference: [] }
  }
  if (verbatim.length > 0) {
    const verdict = verdictOf(verbatim, named)
    return resultOf(base, verdict, verbatim, named, check)
  }
  if (check.wordings.has(spelt(text))) return { ...base, ...nothing, verdict: 'wording' }
  const isJoined =
    apart.length > 1 && apart.length <= 8 && covered >= words * 0.8 && covered > (best?.seen.similarity ?? 0) * words
  if (isJoined) return joined(base, apart, covered / words, wanted, named, check)
  const isNear = best !== undefined && best.seen.similarity >= (words <= 5 ? 0.7 : 0.6)
  if (isNear) return resultOf(base, 'altered', [best], named, check)
  const isSomething = best !== undefined && best.seen.similarity >= 0.35
  const namesSomebody = named !== null && named.names.people.size + named.names.groups.size > 0
  const isSure = form === 'marks' || form === 'block' || (namesSomebody && form !== 'attributed')
  const verdict: Verdict = cites && !namesSomebody ? 'literature' : isSure ? 'not-found' : 'unsure'
  if (!isSomething) return { ...base, ...nothing, verdict }
  return { ...resultOf(base, verdict, [best], named, check), codes: [] }
}

/** Of a phrase that everybody uses not every place is looked at closely: those of the people who are named, and some others. */
function narrowed(exact: readonly Alignment[], named: NamedBeside | null, check: Checking): readonly Alignment[] {
  if (exact.length <= mostExamined) return exact
  const isNamed = ({ first }: Alignment): boolean => agreement(whoSaid(first, check), named) === true
  const theirs = exact.filter(isNamed).slice(0, mostExamined / 2)
  return [...theirs, ...exact.filter(each => !isNamed(each)).slice(0, mostExamined / 2)]
}

const mostExamined = 200

function spelt(text: string): string {
  return wordsIn(text)
    .map(({ form }) => form)
    .join(' ')
}

function verdictOf(verbatim: readonly Candidate[], named: NamedBeside | null): Verdict {
  const [best] = verbatim
  const isNamed = best.agrees !== null && named!.names.isSure
  if (isNamed && !best.agrees) return wrongOf(verbatim, named!.names)
  if (best.isModerator && best.agrees !== true) return 'moderator'
  const people = new Set(
    verbatim
      .filter(({ isModerator, agrees }) => !isModerator && (best.agrees !== true || agrees))
      .map(({ place }) => personKey(place.group, place.person ?? `turn ${place.turn}`)),
  )
  if (people.size > 1) return 'ambiguous'
  return best.seen.isMarked ? 'verbatim-with-omissions' : 'verbatim'
}

/** The group is wrong where the person is right, or where nothing but a group is named. */
function wrongOf(verbatim: readonly Candidate[], { people, groups }: Named): Verdict {
  const inGroup = verbatim.some(({ place }) => groups.has(place.group))
  if (groups.size === 0 || inGroup) return 'wrong-speaker'
  const isRightLabel = verbatim.some(
    ({ place: { group, person } }) => people.size === 0 || (person !== null && people.has(personKey(group, person))),
  )
  return isRightLabel ? 'wrong-group' : 'wrong-speaker'
}

type Base = ManuscriptQuotation & { readonly attribution: Attribution | null }

function resultOf(
  base: Base,
  verdict: Verdict,
  candidates: readonly Candidate[],
  named: NamedBeside | null,
  check: Checking,
): CheckedQuotation {
  const [best] = candidates
  const { seen, place, alignment } = best
  const notes = [...seen.notes]
  if (verdict === 'altered' || verdict === 'not-found') {
    if (best.isModerator) notes.push(`nearest to words of a ${place.role}`)
    if (verdict === 'altered' && best.agrees === false && named!.names.isSure)
      notes.push('said by somebody else than the one who is named')
  }
  const last = check.spoken.turns[check.spoken.turnOf[alignment.last - 1]]
  const end = alignment.last > alignment.first && last.turn.index !== place.turn
  return {
    ...base,
    verdict,
    places: [
      ...candidates.slice(0, mostShown).map(each => each.place),
      ...(end && candidates.length === 1 ? [placeOf(last.first, alignment.last, check)] : []),
    ],
    found: candidates.length,
    similarity: verdict === 'verbatim' || verdict === 'verbatim-with-omissions' ? 1 : seen.similarity,
    changes: [...seen.changes],
    conventions: [...seen.conventions],
    difference: seen.difference,
    attribution: attributionOf(named, best, check),
    codes: codesAt(place, check.study),
    notes,
  }
}

/** A quotation made of pieces that stand in several places. */
function joined(
  base: Base,
  apart: readonly PieceApart[],
  similarity: number,
  wanted: Wanted,
  named: NamedBeside | null,
  check: Checking,
): CheckedQuotation {
  const places = apart.map(({ from, to, word }) => placeOf(word, word + to - from, check))
  const speakers = new Set(places.map(({ group, person, turn }) => personKey(group, person ?? `turn ${turn}`)))
  const turns = new Set(places.map(({ transcript, turn }) => `${transcript} ${turn}`))
  const isReordered = turns.size === 1 && apart.some(({ word }, i) => i > 0 && word < apart[i - 1].word)
  const change: Change = speakers.size > 1 ? 'speakers' : isReordered ? 'order' : 'joined'
  const [first] = apart
  const seen = candidateOf(base.text, wanted, wordForWord([], first.word), named, check)
  const codes = places.flatMap(place => codesAt(place, check.study))
  return {
    ...base,
    verdict: 'altered',
    places: places.slice(0, mostShown),
    found: places.length,
    similarity,
    changes: [change, ...(similarity < 1 ? (['words'] as const) : [])],
    conventions: [],
    difference: [],
    attribution: attributionOf(named, { ...seen, place: places[0], agrees: agreement(places[0], named) }, check),
    codes: codes.filter(({ code }, i) => codes.findIndex(each => each.code === code) === i),
    notes: [`made of ${apart.length} pieces that stand apart`],
  }
}

function attributionOf(named: NamedBeside | null, best: Candidate | null, { study }: Checking): Attribution | null {
  if (named === null) return null
  const { text, names } = named
  const idOf = (key: string): string => (JSON.parse(key) as readonly [string, string])[1]
  return {
    text,
    people: [...new Set([...names.people].map(idOf))],
    groups: study.transcripts
      .map(({ transcript }) => transcript.group)
      .filter((group, i, all) => names.groups.has(group) && all.indexOf(group) === i),
    unknown: names.unknown,
    agrees: best === null || (best.agrees === false && !names.isSure) ? null : best.agrees,
  }
}
