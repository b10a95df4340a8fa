import { createHash } from 'node:crypto'
import { InputError } from '../../problem'
import type { Span } from '../../text/span'
import type { UnitKind } from '../../transcript/units'
import { tool } from '../manifest'
import { isSampleRecord } from './sample-shape'

/** What `sample.json` says: which units were drawn from what, by what chances, and what stood fixed when they were. */
export interface SampleRecord {
  readonly tool: string
  readonly version: string
  readonly note: string
  readonly study: string | null
  readonly unit: UnitKind
  readonly seed: number
  /** Where what was sampled lies, relative to the sample's folder, and how it was read. */
  readonly source: {
    /** Null where transcripts were sampled without a study. */
    readonly study: string | null
    readonly codebook: string
    /** Null where the study names them. */
    readonly transcripts: readonly string[] | null
    readonly options: Readonly<Record<string, unknown>>
  }
  readonly codebook: {
    readonly title: string
    readonly version: string
    readonly file: string
    readonly sha256: string
  }
  readonly transcripts: readonly { readonly id: string; readonly sha256: string }[]
  /** The codes that people decide about, in the order of the sheet's columns. */
  readonly codes: readonly RulesAtDraw[]
  /** Themes that sampled codes decide together, each with the rules of all of them. */
  readonly themes: readonly RulesAtDraw[]
  readonly coders: number
  /** Samples of this study that were there before: opened, and waiting to be. A reader can see how many there were to choose from. */
  readonly earlier: { readonly opened: number; readonly waiting: number }
  readonly design: {
    /** Units that could be drawn. */
    readonly population: number
    readonly minPositives: number
    /** A unit's chance to be drawn is drawn / units of its stratum. They are numbered, so that the file tells no coder what the rules found. */
    readonly strata: readonly { readonly units: number; readonly drawn: number }[]
    /** Units of earlier samples, which could not be drawn. */
    readonly excluded: readonly string[]
  }
  /** SHA-256 of what the rules decided about every unit that could be drawn: they were fixed when this was written. */
  readonly decisions: string
  readonly units: readonly SampledUnit[]
  /** SHA-256 of all that stands above. */
  readonly seal: string
}

/** The rules of a code as they stood when the sample was drawn: only these are tested by it. */
export interface RulesAtDraw {
  readonly code: string
  readonly fingerprint: string
}

export interface SampledUnit extends Span {
  /** 1, 2, …, in a random order: it tells nothing of the place. */
  readonly unit: number
  readonly transcript: string
  /** Place among `design.strata`. */
  readonly stratum: number
  /** Tells, without saying them, whether words in a sheet are the unit's: see `hashOfWords`. */
  readonly words: string
}

/** Seals a record: adds the hash of its content. */
export function sealed(record: Omit<SampleRecord, 'seal'>): SampleRecord {
  return { ...record, seal: hashOf(JSON.stringify(record)) }
}

/**
 * Reads `sample.json`.
 *
 * Throws InputError: `broken-sample` where it is not ours, or was changed since it was written.
 */
export function readSampleRecord(text: string, path: string): SampleRecord {
  const broken = (message: string): InputError =>
    new InputError([
      {
        code: 'broken-sample',
        severity: 'error',
        message,
        file: path,
        hint: 'put the file back as "themewright sample" wrote it, or draw a new sample',
      },
    ])
  let record: Partial<SampleRecord> | null
  try {
    record = JSON.parse(text)
  } catch {
    throw broken('this is no sample: the file is not JSON')
  }
  if (record?.tool !== tool || typeof record.seal !== 'string' || !Array.isArray(record.units))
    throw broken('this is no sample of themewright')
  const { seal, ...rest } = record
  if (hashOf(JSON.stringify(rest)) !== seal)
    throw broken('the sample was changed after it was drawn: its seal does not hold')
  if (!isSampleRecord(record)) throw broken('this is no sample of themewright: what it says is not of the right kind')
  return record as SampleRecord
}

/** Hashes what the rules decided: a line a unit, the unit's place and the codes that it has. */
export function hashOfDecisions(
  codes: readonly string[],
  units: readonly { readonly unit: string; readonly codes: readonly (0 | 1)[] }[],
  seed: number,
): string {
  const lines = units.map(({ unit, codes: has }) => [unit, ...codes.filter((_, i) => has[i] === 1)].join(' '))
  return hashOf([`seed ${seed}`, ...lines, ''].join('\n'))
}

/**
 * Hashes the words of a unit, so that a sheet can be held against them.
 *
 * Only plain letters and digits count, where there are a few: quotation marks, blanks and accents change on the way through a spreadsheet
 * and its encodings. Of words in other letters all letters count.
 */
export function hashOfWords(text: string): string {
  const plain = plainIn(text)
  return shortHash(plain.length < fewPlain ? lettersIn(text) : plain)
}

/** Tells whether words of a sheet are those of a unit. Where letters were lost on the way it takes them for the unit's. */
export function areWordsOf(text: string, hash: string): boolean {
  if (shortHash(plainIn(text)) === hash || shortHash(lettersIn(text)) === hash) return true
  return plainIn(text).length < fewPlain && /[?\uFFFD]/.test(text)
}

const fewPlain = 4

function plainIn(text: string): string {
  return text.normalize('NFC').replace(/[^a-z0-9]+/gi, '')
}

function lettersIn(text: string): string {
  return text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '')
}

function shortHash(text: string): string {
  return hashOf(text).slice(0, 16)
}

/** SHA-256 of text, in hex. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
