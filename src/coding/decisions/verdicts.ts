import { type Place, type PlacedDecision, placeKey } from './place-decisions'
import type { LastWord, Standing } from './standing'

/** What people decided about a place, all together. */
export interface Verdict {
  readonly place: Place
  /** `moved`: the code applies to another stretch; `conflict`: people contradict one another. */
  readonly said: 'applies' | 'does not apply' | 'moved' | 'conflict'
  /** The stretch that it was moved to. */
  readonly to: Place | null
  /** Whoever said something about it, in the order of names. */
  readonly people: readonly string[]
  /** Those who say that the code applies here. */
  readonly inFavour: ReadonlySet<string>
}

/** Brings together what several people said last about each place. */
export function verdicts(
  placed: readonly PlacedDecision[],
  { words, superseded }: Standing,
  isUsable: (each: PlacedDecision) => boolean,
): ReadonlyMap<string, Verdict> {
  const places = new Map<string, Place>()
  const byId = new Map<string, PlacedDecision>()
  for (const each of placed) {
    for (const place of [...each.places, ...(each.given ? [each.given] : [])]) places.set(placeKey(place), place)
    if (isUsable(each) && !superseded.has(each.decision.id)) byId.set(each.decision.id, each)
  }
  const found = new Map<string, Verdict>()
  for (const [key, ofPlace] of words) {
    const views = new Map<string, View>()
    for (const [person, word] of ofPlace) {
      const view = viewOf(person, word, key)
      if (view) views.set(person, view)
    }
    if (views.size === 0) continue
    const said = [...views.values()]
    const instead = new Set(said.flatMap(view => (view.instead === null ? [] : [view.instead])))
    const agree = new Set(said.map(view => `${view.kind} ${view.to ? placeKey(view.to) : ''}`)).size === 1
    found.set(key, {
      place: places.get(key)!,
      said: agree && instead.size < 2 ? said[0].kind : 'conflict',
      to: said[0].to,
      people: [...views.keys()].sort(),
      inFavour: new Set([...views].filter(([, { kind }]) => kind === 'applies').map(([person]) => person)),
    })
  }
  return found

  /** What a person's last word about a place comes to, once what it leads to is followed. */
  function viewOf(person: string, { claim, judged }: LastWord, key: string, seen: readonly string[] = []): View | null {
    const each = byId.get(claim.decision.id)
    if (!each || seen.includes(key)) return null
    const { did } = each.decision
    if (!judged || did === 'accept' || did === 'add') return { kind: 'applies', to: null, instead: null }
    if (did === 'reject' || !each.given || each.gives === null) return no
    const next = words.get(each.gives)?.get(person)
    const view = next ? viewOf(person, next, each.gives, [...seen, key]) : null
    if (did === 'recode') return view?.kind === 'applies' ? { ...no, instead: each.gives } : no
    if (view?.kind === 'moved') return view
    return view?.kind === 'does not apply' ? no : { kind: 'moved', to: each.given, instead: null }
  }
}

/** One person's view of a place. */
interface View {
  readonly kind: Exclude<Verdict['said'], 'conflict'>
  readonly to: Place | null
  /** The place of the code that applies instead. */
  readonly instead: string | null
}

const no: View = { kind: 'does not apply', to: null, instead: null }
