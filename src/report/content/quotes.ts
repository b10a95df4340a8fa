import type { Exemplar } from '../../analysis/exemplars'
import { getOrMake } from '../../analysis/get-or-make'
import { tally } from '../../analysis/tally'
import type { Run } from '../../run/run'
import { overlaps } from '../../text/span'
import { createPassages, type Passage } from './passage'

/** A quotation that stands for a code, in its context. */
export interface Quote {
  readonly code: string
  readonly passage: Passage
  /** Id of the coding that it comes from: its evidence can be read there. */
  readonly coding: string | null
  /** `band: 5-6; tenure: 10+`, as far as enough people share it; else empty. */
  readonly attributes: string
  /** Why it was chosen, why it was coded so, and what it stands for, as `exemplars.csv` says it. */
  readonly why: string
  readonly because: readonly string[]
  readonly standsFor: string
  /** Whether a person has accepted the coding. */
  readonly accepted: boolean
}

/** Gives a run's quotations by code, each in its context. They are made once for a run. */
export function quotesOf(run: Run): (code: string) => readonly Quote[] {
  const byCode = getOrMake(quotes, run, () => {
    const show = createPassages(run.transcripts)
    const grouped = new Map<string, Quote[]>()
    for (const exemplar of run.exemplars) getOrMake(grouped, exemplar.code, () => []).push(quoteOf(run, exemplar, show))
    return grouped
  })
  return code => byCode.get(code) ?? []
}

const quotes = new WeakMap<Run, ReadonlyMap<string, readonly Quote[]>>()

function quoteOf(run: Run, exemplar: Exemplar, show: ReturnType<typeof createPassages>): Quote {
  const { code, transcript, attributes, why, because, standsFor } = exemplar
  const units = tally(run)
    .codes.get(code)!
    .filter(unit => unit.in.transcript.id === transcript && overlaps(unit, exemplar))
  const codings = units.flatMap(unit => unit.codings)
  return {
    code,
    passage: show(
      transcript,
      exemplar,
      codings.flatMap(({ evidence }) => evidence),
      exemplar,
    ),
    coding: codings[0]?.id ?? null,
    attributes: attributesInWords(run, attributes),
    why,
    because,
    standsFor,
    accepted: codings.some(({ status }) => status === 'accepted'),
  }
}

/** Writes `band=5-6; job=Adviser` with the names that the study gives its attributes: `Pay band: 5-6; job: Adviser`. */
function attributesInWords({ people, study }: Pick<Run, 'people' | 'study'>, attributes: string): string {
  let written = `; ${attributes}`
  for (const name of people.attributes)
    written = written.replace(`; ${name}=`, () => `; ${study?.attributes.get(name)?.label ?? name}: `)
  return written.slice(2)
}
