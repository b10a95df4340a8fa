import type { UnitRatings } from '../../coding/people/people-codings'
import type { Problem } from '../../problem'
import type { Span } from '../../text/span'
import { labelKey } from '../../transcript/labels'
import { byCodePoint } from '../by-code-point'
import { getOrMake } from '../get-or-make'
import type { CodedStretches } from './coded-stretches'
import type { CoderRatings, RatedUnit } from './coder-ratings'
import {
  type KnownTranscript,
  stretchesOfSpans,
  stretchesOfTranscript,
  type TranscriptUnit,
  unitsOfTranscript,
} from './known-transcripts'

/** The units that everybody's codings are brought to. */
export interface UnitsToCompare {
  readonly unit: CoderRatings['unit']
  readonly units: readonly RatedUnit[]
  /** By transcript: its units in order, and the place of the first among `units`. */
  readonly inTranscript: ReadonlyMap<string, { readonly first: number; readonly units: readonly TranscriptUnit[] }>
  /** Place among `units` of each unit of a table; -1 for a unit that the transcripts do not have. */
  readonly placesOf: (table: UnitRatings) => readonly number[]
}

export interface UnitSources {
  readonly tables: readonly UnitRatings[]
  readonly stretches: CodedStretches
  readonly transcripts: ReadonlyMap<string, KnownTranscript>
  /** Asked for; else as the codebook says, or as the tables have it. */
  readonly unit: 'sentence' | 'turn' | 'character' | undefined
}

/** Finds the units that all of it can be compared by; null, and why, where there are none. */
export function unitsToCompare(sources: UnitSources): {
  readonly found: UnitsToCompare | null
  readonly problems: readonly Problem[]
} {
  const { tables, stretches, transcripts, unit } = sources
  const hasSpans = stretches.knows.size > 0
  if (tables.length > 0 && (unit === 'character' || (hasSpans && transcripts.size === 0))) {
    const message =
      unit === 'character'
        ? 'tables of units say nothing of characters'
        : 'coded stretches and a table of units have no unit in common'
    const hint = unit === 'character' ? 'leave --unit out, or give coded stretches only' : 'name the study with --study'
    return { found: null, problems: [unknownUnits('error', message, hint)] }
  }
  if (transcripts.size === 0) {
    if (unit === 'sentence' || unit === 'turn') {
      const message = `without the transcripts nobody knows their ${unit}s`
      return { found: null, problems: [unknownUnits('error', message, 'name the study with --study')] }
    }
    return hasSpans ? ofSpansAlone(stretches) : ofTables(tables)
  }
  if (unit === 'character') return { found: ofStretches(transcripts, stretches), problems: [] }
  const [{ codebook }] = transcripts.values()
  const usual = codebook.unit === 'sentence' ? 'sentence' : 'turn'
  const kinds = unit ? [unit] : ([usual, usual === 'turn' ? 'sentence' : 'turn'] as const)
  const candidates = kinds.map(kind => ofTranscripts(kind, transcripts))
  const fitting = candidates.find(each => tables.every(table => each.placesOf(table).some(place => place !== -1)))
  if (tables.length > 0 && !fitting && !hasSpans && unit === undefined) return ofTables(tables)
  const found = fitting ?? candidates[0]
  return { found, problems: tables.flatMap(table => strangers(table, found)) }
}

/** Takes the rows of tables for the units. What a file calls otherwise only in its spelling is the same unit. */
function ofTables(tables: readonly UnitRatings[]): ReturnType<typeof unitsToCompare> {
  const keyOf = unitKeys(tables)
  const places = new Map<string, number>()
  const units: RatedUnit[] = []
  const problems: Problem[] = []
  for (const { file, units: all } of tables) {
    const unlike: string[] = []
    for (const { id, group, text, line, span, transcriptLine } of all) {
      const place = span && transcriptLine !== null ? `${span.transcript}:${transcriptLine}` : `${file}:${line}`
      const known = places.get(keyOf(id))
      if (known === undefined) {
        places.set(keyOf(id), units.length)
        units.push({ id, group, cluster: id, size: 1, text, place })
        continue
      }
      const unit = units[known]
      if (unit.id !== id) unlike.push(`"${id}" for "${unit.id}"`)
      units[known] = { ...unit, group: unit.group ?? group, text: unit.text ?? text }
    }
    if (unlike.length > 0) problems.push(unlikeNames(file, unlike))
  }
  const placesOf = (table: UnitRatings) => table.units.map(({ id }) => places.get(keyOf(id)) ?? -1)
  return { found: { unit: 'row', units, inTranscript: new Map(), placesOf }, problems }
}

/** Gives what units are told apart by: not by case and blanks, nor by noughts ahead of a number, unless a file tells its own units apart by these. */
function unitKeys(tables: readonly UnitRatings[]): (id: string) => string {
  const loose = (id: string): string => labelKey(id).replace(/^0*(\d+)(?:[.,]0+)?$/, '$1')
  const fits = tables.every(({ units }) => new Set(units.map(({ id }) => loose(id))).size === units.length)
  return fits ? loose : id => id
}

function unlikeNames(file: string, unlike: readonly string[]): Problem {
  const units = unlike.length === 1 ? '1 unit is' : `${unlike.length} units are`
  return {
    code: 'unlike-units',
    severity: 'warning',
    message: `${units} spelt otherwise than in the files ahead of this one: ${unlike[0]}${unlike.length > 1 ? ' and so on' : ''}; they are taken for the same`,
    file,
    hint: 'spreadsheets take away the noughts ahead of a number; format the column as text',
  }
}

function ofTranscripts(kind: 'sentence' | 'turn', transcripts: ReadonlyMap<string, KnownTranscript>): UnitsToCompare {
  return lined(
    kind,
    [...transcripts].map(([id, known]) => [id, unitsOfTranscript(known, kind)]),
  )
}

function ofStretches(transcripts: ReadonlyMap<string, KnownTranscript>, { spans }: CodedStretches): UnitsToCompare {
  const byTranscript = spansByTranscript(spans)
  return lined(
    'character',
    [...transcripts].map(([id, known]) => [id, stretchesOfTranscript(known, byTranscript.get(id) ?? [])]),
  )
}

function ofSpansAlone({ spans }: CodedStretches): ReturnType<typeof unitsToCompare> {
  const byTranscript = [...spansByTranscript(spans)].sort(([a], [b]) => byCodePoint(a, b))
  const message =
    'without the transcripts, what nobody coded is not known, so only characters that somebody coded are compared'
  return {
    found: lined(
      'character',
      byTranscript.map(([id, coded]) => [id, stretchesOfSpans(id, coded)]),
    ),
    problems: [unknownUnits('warning', message, 'name the study with --study')],
  }
}

function lined(
  unit: CoderRatings['unit'],
  transcripts: readonly (readonly [string, readonly TranscriptUnit[]])[],
): UnitsToCompare {
  const inTranscript = new Map<string, { first: number; units: readonly TranscriptUnit[] }>()
  const units: RatedUnit[] = []
  for (const [id, own] of transcripts) {
    inTranscript.set(id, { first: units.length, units: own })
    for (const { rated } of own) units.push(rated)
  }
  const places = new Map(units.map(({ id }, i) => [id, i]))
  return {
    unit,
    units,
    inTranscript,
    placesOf: table =>
      table.units.map(
        ({ id, span }) => places.get(id) ?? (span && places.get(`${span.transcript}:${span.start}-${span.end}`)) ?? -1,
      ),
  }
}

function spansByTranscript(spans: CodedStretches['spans']): ReadonlyMap<string, readonly Span[]> {
  const found = new Map<string, Span[]>()
  for (const own of spans.values()) for (const span of own) getOrMake(found, span.transcript, () => []).push(span)
  return found
}

function unknownUnits(severity: Problem['severity'], message: string, hint: string): Problem {
  return { code: 'unknown-units', severity, message, hint }
}

function strangers(table: UnitRatings, { unit, placesOf }: UnitsToCompare): readonly Problem[] {
  const { file, units } = table
  const missing = placesOf(table).flatMap((place, i) => (place === -1 ? [units[i]] : []))
  const [first] = missing
  if (first === undefined) return []
  const all = missing.length === units.length
  return [
    {
      code: 'unknown-units',
      severity: all ? 'error' : 'warning',
      message: `${missing.length} of ${units.length} units are no ${unit}s of the transcripts, the first of them "${first.id}"`,
      file,
      line: first.line,
      hint: 'a unit is called as in matrix.csv: fg01:123-180; --unit says whether it is a sentence or a turn',
    },
  ]
}
