import type { Codebook } from '../codebook/codebook'
import type { CodedTranscript } from '../coding/coded-transcript'
import { decisionLine, withId } from '../coding/decisions/decision-line'
import { layDecisions } from '../coding/decisions/lay-decisions'
import { decisionsByTranscript } from '../coding/decisions/merge-decisions'
import type { ReviewDecision } from '../coding/decisions/review-decision'
import { takenBack } from '../coding/decisions/taken-back'
import type { Blindness, Changes, Counts, Refused, Standings, StudyView, Taken, TranscriptView } from './api'
import { readWish } from './read-wish'
import { codebookView, countsOf, reviewersOf, transcriptLine, wordsOf } from './study-view'
import { standings, transcriptView } from './transcript-view'
import { visibleDecisions } from './visible-decisions'
import { writtenDecision } from './written-decision'

/** Where decisions are kept. */
export interface DecisionStore {
  /** Every decision that is kept, in the order of time: the same list as before where nothing was added. */
  read(): Promise<readonly ReviewDecision[]>
  /** Adds a line. It resolves when the line is on the disk and can be read there; else it throws. */
  append(line: string, id: string): Promise<void>
}

export interface SessionParts {
  /** Title of the study; null where transcripts were coded without one. */
  readonly study: string | null
  readonly codebook: Codebook
  /** As the rules coded them, without anybody's decisions. */
  readonly coded: readonly CodedTranscript[]
  /** Tells which question of the guide a turn of a transcript answers. */
  readonly questionOf?: (transcript: string, turn: number) => { readonly question: string } | null
  readonly reviewer: string
  readonly blind: Blindness
  readonly store: DecisionStore
  /** Gives the time, UTC, ISO 8601 with milliseconds: later than `last`, so that what a person decides later is later on paper too. */
  readonly now: (last: string | null) => string
}

/** What a reviewer may see of a study, and may decide. */
export interface ReviewSession {
  study(): Promise<StudyView>
  /** Null where no transcript has this id. */
  transcript(id: string): Promise<TranscriptView | null>
  decide(wish: unknown): Promise<Taken | Refused>
  changes(since: number): Promise<Changes>
}

/**
 * Makes the session of one reviewer with one study.
 *
 * Everything that a blind reviewer may not see is left out here, ahead of anything else: decisions of others (`others`), and the codebook's codings
 * with them (`all`). What is shown is made from the store alone, so that what the page shows as decided is kept.
 */
export function createReviewSession(parts: SessionParts): ReviewSession {
  const { study, codebook, reviewer, blind, store, now, questionOf = () => null } = parts
  const coded = new Map(parts.coded.map(each => [each.transcript.id, blind === 'all' ? withoutCodings(each) : each]))
  const transcripts = new Map(parts.coded.map(({ transcript }) => [transcript.id, transcript]))
  const words = new Map(parts.coded.map(({ transcript }) => [transcript.id, wordsOf(transcript)]))
  const mayBeSeen = visibleDecisions(parts)

  let kept: readonly ReviewDecision[] = []
  let seen: readonly ReviewDecision[] = []
  let byTranscript: ReadonlyMap<string, readonly ReviewDecision[]> = new Map()
  let revision = 1
  const views = new Map<string, { readonly view: TranscriptView; readonly standings: Standings }>()

  const refresh = async (): Promise<void> => {
    const read = await store.read()
    if (read === kept) return
    kept = read
    const visible = mayBeSeen(read)
    if (isSame(visible, seen)) return
    const before = byTranscript
    seen = visible
    byTranscript = decisionsByTranscript(visible)
    revision++
    for (const id of views.keys()) if (!isSame(before.get(id) ?? [], byTranscript.get(id) ?? [])) views.delete(id)
  }

  const viewed = (id: string) => {
    const known = views.get(id)
    if (known) return known
    const { coded: laidOn, laid } = layDecisions(coded.get(id)!, byTranscript.get(id) ?? [], {
      codebook,
      questionOf: turn => questionOf(id, turn),
    })
    const view = transcriptView(laidOn, laid, revision)
    const made = { view, standings: standings(view.codings) }
    views.set(id, made)
    return made
  }
  const viewOf = (id: string): TranscriptView => ({ ...viewed(id).view, revision })
  const counts = (): Counts =>
    countsOf(
      [...coded.keys()].map(id => viewed(id).standings),
      seen.length,
    )

  const decide = async (wish: unknown): Promise<Taken | Refused> => {
    await refresh()
    const mine = seen.filter(({ by }) => by === reviewer)
    const undone = takenBack(mine)
    const own = new Map(mine.filter(({ id }) => !undone.has(id)).map(each => [each.id, each]))
    const read = readWish(wish, { codebook, transcripts, viewOf, own })
    if (!('did' in read)) return { problems: read }
    const last = mine.reduce<string | null>((latest, { at }) => (latest === null || at > latest ? at : latest), null)
    const unsigned = { ...writtenDecision(read), at: now(last), by: reviewer, codebookSha256: codebook.hash }
    const decision = withId(unsigned)
    await store.append(decisionLine(unsigned), decision.id)
    await refresh()
    return { decision, transcript: viewOf(read.transcript.id), counts: counts() }
  }

  /** One after the other: each decides on what the one ahead of it left. */
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work)
    queue = done.catch(() => {})
    return done
  }

  return {
    study: () =>
      inTurn(async () => {
        await refresh()
        return {
          study,
          reviewer,
          blind,
          ...codebookView(codebook),
          transcripts: [...transcripts].map(([id, each]) => transcriptLine(each, words.get(id)!, viewed(id).standings)),
          counts: counts(),
          reviewers: reviewersOf(seen, reviewer),
          revision,
        }
      }),
    transcript: id =>
      inTurn(async () => {
        await refresh()
        return transcripts.has(id) ? viewOf(id) : null
      }),
    decide: wish => inTurn(() => decide(wish)),
    changes: since =>
      inTurn(async () => {
        await refresh()
        return { revision, changed: revision !== since }
      }),
  }
}

function withoutCodings(coded: CodedTranscript): CodedTranscript {
  return { ...coded, codings: [], withheld: [] }
}

function isSame(a: readonly ReviewDecision[], b: readonly ReviewDecision[]): boolean {
  return a.length === b.length && a.every(({ id }, i) => id === b[i].id)
}
