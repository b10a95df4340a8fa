import type { Problem } from '../problem'
import { byCodePoint } from './by-code-point'
import type { CodedStudy } from './coded-study'
import { type CodedUnit, isParticipant, type Person, tally } from './tally'

/** Who says most of a code, and which share of its mentions that is. */
export interface TopVoice {
  /** A group's id, or `group/speaker`. */
  readonly name: string
  readonly share: number
}

/** A code that hangs on one voice: more than half of its mentions are one person's, or one group's. */
export interface Concentration extends TopVoice {
  readonly code: string
  readonly label: string
  readonly kind: 'one-speaker' | 'one-group'
  readonly mentions: number
}

/** Below this, more than half is two of two: every rare code would be flagged. */
export const fewestMentions = 3

/**
 * Finds the codes of which one person or one group makes more than half of the mentions. A talkative person is easily taken for a
 * theme (Krueger & Casey: how many different people say it matters more than how often it is said).
 *
 * Looks at codes with at least three mentions; says nothing of people where only one spoke, nor of groups where there is one.
 */
export function concentrations(study: CodedStudy): readonly Concentration[] {
  const { codes, participants, groups } = tally(study)
  return study.codebook.codes.flatMap(({ id, label }) => {
    const { speaker, group, mentions } = topVoices(study, codes.get(id)!)
    if (mentions < fewestMentions) return []
    const found: Concentration[] = []
    if (speaker && speaker.share > 0.5 && participants.length > 1)
      found.push({ code: id, label, kind: 'one-speaker', mentions, ...speaker })
    if (group && group.share > 0.5 && groups.length > 1)
      found.push({ code: id, label, kind: 'one-group', mentions, ...group })
    return found
  })
}

/** Writes concentrations as warnings. */
export function concentrationWarnings(found: readonly Concentration[]): readonly Problem[] {
  return found.map(({ code, kind, name, share, mentions }) => ({
    code: kind,
    severity: 'warning',
    message: `${Math.round(share * 100)} % of the ${mentions} mentions of ${code} come from ${name}`,
    hint:
      kind === 'one-speaker'
        ? 'say so where you report it: it may be one voice'
        : 'say so where you report it: it may be of one group',
  }))
}

/** Finds the person and the group with the most mentions of a code; null where nobody, or nobody with a name, said it. */
export function topVoices(
  study: CodedStudy,
  units: readonly CodedUnit[],
): { readonly speaker: TopVoice | null; readonly group: TopVoice | null; readonly mentions: number } {
  const { speakerOf } = tally(study)
  const speakers = new Map<Person, number>()
  const groups = new Map<string, number>()
  const seen = new Set<unknown>()
  for (const { in: coded, turns } of units) {
    const { group } = coded.transcript
    for (const turn of turns) {
      if (seen.has(turn)) continue
      seen.add(turn)
      groups.set(group, (groups.get(group) ?? 0) + 1)
      const person = speakerOf(turn)
      if (!person || !isParticipant(person)) continue
      speakers.set(person, (speakers.get(person) ?? 0) + 1)
    }
  }
  return {
    speaker: top(speakers, seen.size, ({ group, speaker }) => `${group}/${speaker}`),
    group: top(groups, seen.size, group => group),
    mentions: seen.size,
  }
}

function top<T>(counts: ReadonlyMap<T, number>, all: number, nameOf: (voice: T) => string): TopVoice | null {
  let most = 0
  for (const count of counts.values()) most = Math.max(most, count)
  if (most === 0) return null
  const names = [...counts].filter(([, count]) => count === most).map(([voice]) => nameOf(voice))
  return { name: names.reduce((first, name) => (byCodePoint(name, first) < 0 ? name : first)), share: most / all }
}
