import type { Status } from '../../coding/coding'
import { wordsIn } from '../../text/words'
import { lineFinder } from '../../transcript/transcript'
import type { CodedStudy } from '../coded-study'
import { getOrMake } from '../get-or-make'
import { type Alignment, wordForWord } from './align'
import { type Examination, examine, saidPlace } from './examine'
import { Grams } from './grams'
import { type FindNamed, type Named, namesOf, personKey } from './known-names'
import { type Hit, nearestTo } from './nearest'
import { type PieceApart, piecesApart } from './pieces-apart'
import {
  type Attribution,
  type Change,
  type CheckedQuotation,
  type LesserChange,
  lesserChanges,
  type ManuscriptQuotation,
  type SaidPlace,
  type Verdict,
} from './quotation'
import { quotedPieces } from './quoted-words'
import { countOf, type Spoken, spokenIn } from './spoken'
import { gramsOf, type Wanted, type WantedGram, wantedOf } from './wanted'
import { wordForWordIn } from './word-for-word'

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

function rank({ changes, similarity }: CheckedQuotation): number {
  return similarity * 10 - changes.length
}

interface Checking {
  readonly study: CodedStudy
  readonly spoken: Spoken
  readonly find: FindNamed
  readonly allowed: ReadonlySet<Change>
  readonly wordings: ReadonlySet<string>
  /** By transcript, what tells its lines. */
  readonly lines: Map<string, (offset: number) => number>
}

/** Where a quotation stands word for word; where it does not, what is near it. */
interface LookedUp {
  readonly exact: readonly Alignment[]
  readonly nearest: readonly Alignment[]
  readonly apart: readonly PieceApart[]
}

/** Longer ones are only looked for as a whole: nobody quotes twenty pages. */
const mostWords = 5_000
/** What is longer is not looked for at all: a mark was forgotten, or somebody plays a trick. */
const mostCharacters = 50_000
const mostPlaces = 20_000
const mostVotes = 6_000
const mostPerGram = 2_000

function lookUp(all: readonly Wanted[], spoken: Spoken): ReadonlyMap<Wanted, LookedUp> {
  const exact = exactPlaces(all, spoken)
  const missing = all.filter(
    wanted => exact.get(wanted)!.length === 0 && wanted.words.length > 2 && wanted.words.length <= mostWords,
  )
  const nearest = nearestPlaces(missing, spoken)
  const split = missing.filter(wanted => hasStrangers(nearest.get(wanted)?.[0]))
  const apart = piecesOf(split, spoken)
  return new Map(
    all.map(wanted => [
      wanted,
      { exact: exact.get(wanted)!, nearest: nearest.get(wanted) ?? [], apart: apart.get(wanted) ?? [] },
    ]),
  )
}

/** Looks each quotation up by the rarest of its runs of three words. */
function exactPlaces(all: readonly Wanted[], spoken: Spoken): ReadonlyMap<Wanted, readonly Alignment[]> {
  const counting = new Grams(spoken)
  const ofAll = all.map(wanted => gramsOf(wanted, 3).map(gram => ({ ...gram, number: counting.add(gram.gram) })))
  const counts = counting.counts()
  const seeking = new Grams(spoken)
  const seeds = ofAll.map(grams => {
    const rarest = grams.reduce<(typeof grams)[number] | null>(
      (best, each) => (best === null || counts[each.number] < counts[best.number] ? each : best),
      null,
    )
    return rarest && counts[rarest.number] > 0 ? { at: rarest.at, number: seeking.add(rarest.gram) } : null
  })
  const places = seeking.places(mostPlaces)
  return new Map(
    all.map((wanted, i) => {
      const seed = seeds[i]
      return [wanted, seed === null ? [] : wordForWordIn(wanted, spoken, places[seed.number], seed.at)]
    }),
  )
}

/** Looks quotations up by their rarer words and pairs of words, as far as they differ from what was said. */
function nearestPlaces(all: readonly Wanted[], spoken: Spoken): ReadonlyMap<Wanted, readonly Alignment[]> {
  const counting = new Grams(spoken)
  const ofAll = all.map(wanted => {
    const rare = gramsOf(wanted, 1).filter(({ gram: [form] }) => countOf(spoken, form) <= mostPerGram / 4)
    return [...gramsOf(wanted, 2), ...rare].map(gram => ({ ...gram, number: counting.add(gram.gram) }))
  })
  const counts = counting.counts()
  const seeking = new Grams(spoken)
  const seeds = ofAll.map(grams => {
    let votes = 0
    return [...grams]
      .filter(({ number }) => counts[number] > 0)
      .sort((a, b) => counts[a.number] - counts[b.number] || a.at - b.at)
      .filter(({ number }) => {
        votes += Math.min(counts[number], mostPerGram)
        return votes <= mostVotes
      })
      .map(({ at, gram }) => ({ at, number: seeking.add(gram) }))
  })
  const places = seeking.places(mostPerGram)
  return new Map(
    all.map((wanted, i) => {
      const hits = seeds[i].map(({ at, number }): Hit => ({ at, places: places[number] }))
      return [wanted, nearestTo(wanted, spoken, hits)]
    }),
  )
}

/** True where several words are not where the rest is: they may be from elsewhere. */
function hasStrangers(nearest: Alignment | undefined): boolean {
  return !nearest || nearest.steps.filter(({ kind }) => kind === 'added').length >= 4
}

function piecesOf(all: readonly Wanted[], spoken: Spoken): ReadonlyMap<Wanted, readonly PieceApart[]> {
  const seeking = new Grams(spoken)
  const numbered = (grams: readonly WantedGram[]) => grams.map(({ at, gram }) => ({ at, number: seeking.add(gram) }))
  const ofAll = all.map(wanted => numbered(gramsOf(wanted, 3)))
  const places = seeking.places(mostPerGram)
  return new Map(
    all.map((wanted, i) => {
      const placesAt: (readonly number[])[] = []
      for (const { at, number } of ofAll[i]) placesAt[at] = places[number]
      return [wanted, piecesApart(wanted, spoken, placesAt)]
    }),
  )
}

/** One place with all that is known of it. */
interface Candidate {
  readonly alignment: Alignment
  readonly seen: Examination
  /** Changes that are not allowed. */
  readonly changes: readonly Change[]
  readonly place: SaidPlace
  readonly isModerator: boolean
  /** Whether who spoke is named beside the quotation; null where nobody is. */
  readonly agrees: boolean | null
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

function whoSaid(
  word: number,
  { study, spoken }: Checking,
): { readonly group: string; readonly person: string | null } {
  const { in: coded, turn } = spoken.turns[spoken.turnOf[word]]
  const { group } = coded.transcript
  return { group, person: turn.speaker && (study.people.nameOf?.(group, turn.speaker) ?? turn.speaker) }
}

function spelt(text: string): string {
  return wordsIn(text)
    .map(({ form }) => form)
    .join(' ')
}

interface NamedBeside {
  readonly text: string
  readonly names: Named
}

/** The nearest words beside a quotation that name somebody of the study; else the nearest that name anybody. */
function namedBeside({ nearby }: ManuscriptQuotation, { find }: Checking): NamedBeside | null {
  const all = nearby.flatMap(each => {
    const names = find(each)
    return names === null ? [] : [{ text: each.text, names }]
  })
  return all.find(({ names }) => names.people.size + names.groups.size > 0) ?? all[0] ?? null
}

function candidateOf(
  text: string,
  { pieces }: Wanted,
  alignment: Alignment,
  named: NamedBeside | null,
  check: Checking,
): Candidate {
  const seen = examine(text, pieces, alignment, check.spoken)
  const place = placeOf(alignment.first, alignment.last, check)
  return {
    alignment,
    seen,
    changes: [...seen.changes].filter(change => !check.allowed.has(change)),
    place,
    isModerator: place.role === 'moderator' || place.role === 'observer',
    agrees: agreement(place, named),
  }
}

/** Fewer changes first, then what the manuscript names, then participants, then the order of the transcripts. */
function byFit(a: Candidate, b: Candidate): number {
  return (
    grade(a) - grade(b) ||
    Math.floor(a.alignment.cost * 2) - Math.floor(b.alignment.cost * 2) ||
    Number(b.agrees === true) - Number(a.agrees === true) ||
    Number(a.isModerator) - Number(b.isModerator) ||
    a.alignment.first - b.alignment.first
  )
}

function grade({ changes }: Candidate): number {
  const isLesser = (change: Change): boolean => lesserChanges.some(lesser => lesser === change)
  return changes.length === 0 ? 0 : changes.every(isLesser) ? 1 : 2
}

function agreement({ group, person }: Pick<SaidPlace, 'group' | 'person'>, named: NamedBeside | null): boolean | null {
  if (named === null || named.names.people.size + named.names.groups.size === 0) return null
  const { people, groups } = named.names
  return (
    (people.size === 0 || (person !== null && people.has(personKey(group, person)))) &&
    (groups.size === 0 || groups.has(group))
  )
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
    codes: codesOf(place, check),
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
  const codes = places.flatMap(place => codesOf(place, check))
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

function placeOf(first: number, last: number, { study, spoken, lines }: Checking): SaidPlace {
  return saidPlace(
    first,
    Math.max(last, first + 1),
    spoken,
    (group, speaker) => study.people.nameOf?.(group, speaker) ?? speaker,
    (turn, offset) => {
      const { transcript } = spoken.turns[turn].in
      return getOrMake(lines, transcript.id, () => lineFinder(transcript))(offset)
    },
  )
}

/** The codes of the codings that share words with a place; accepted ahead of candidates ahead of rejected ones. */
function codesOf(
  { transcript, start, end }: SaidPlace,
  { study }: Checking,
): readonly { readonly code: string; readonly status: Status }[] {
  const coded = study.transcripts.find(each => each.transcript.id === transcript)!
  const byCode = new Map<string, Status>()
  for (const coding of coded.codings) {
    if (coding.start >= end || coding.end <= start) continue
    const known = byCode.get(coding.code)
    if (known === undefined || ranks.indexOf(coding.status) < ranks.indexOf(known))
      byCode.set(coding.code, coding.status)
  }
  return study.codebook.codes.flatMap(({ id }) => {
    const status = byCode.get(id)
    return status === undefined ? [] : [{ code: id, status }]
  })
}

const ranks: readonly Status[] = ['accepted', 'candidate', 'rejected']
