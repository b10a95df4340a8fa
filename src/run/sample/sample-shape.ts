import { unitKinds } from '../../transcript/units'

/** Most coders of a sample. */
export const mostCoders = 100

/**
 * True where each key of what somebody claims to be `sample.json` is of its kind and within its bounds, so that the rest may rely on it. A
 * seal proves nothing here: whoever writes a file by hand can seal it.
 */
export function isSampleRecord(value: unknown): boolean {
  const {
    unit,
    seed,
    source,
    codebook,
    transcripts,
    codes,
    themes,
    coders,
    earlier,
    design,
    decisions,
    units,
    ...rest
  } = keysOf(value)
  const { options, ...from } = keysOf(source)
  const { population, minPositives, strata, excluded } = keysOf(design)
  return (
    areTexts(rest, ['tool', 'version', 'seal']) &&
    isTextOrNull(rest.study) &&
    unitKinds.some(kind => kind === unit) &&
    typeof seed === 'number' &&
    isTextOrNull(from.study) &&
    typeof from.codebook === 'string' &&
    (from.transcripts === null || isListOf(from.transcripts, isText)) &&
    isObject(options) &&
    areTexts(keysOf(codebook), ['title', 'version', 'file', 'sha256']) &&
    isListOf(transcripts, each => areTexts(keysOf(each), ['id', 'sha256'])) &&
    isListOf(codes, areRules) &&
    codes.length > 0 &&
    isListOf(themes, areRules) &&
    isCount(coders, 1, mostCoders) &&
    isCount(keysOf(earlier).opened) &&
    isCount(keysOf(earlier).waiting) &&
    isCount(population) &&
    isCount(minPositives) &&
    isListOf(
      strata,
      each => isCount(keysOf(each).drawn, 1, Number(keysOf(each).units)) && isCount(keysOf(each).units),
    ) &&
    isListOf(excluded, isText) &&
    typeof decisions === 'string' &&
    isListOf(units, (each, i) => isSampledUnit(keysOf(each), i, strata.length))
  )
}

/** True where a line of the list of opened samples, or the opening in a validation, is one of ours. */
export function isOpening(value: unknown): boolean {
  const { number, codes, units, ...texts } = keysOf(value)
  return (
    areTexts(texts, ['sample', 'seal', 'sheets', 'codebook']) &&
    isCount(number, 1) &&
    isListOf(codes, areRules) &&
    isListOf(units, isText)
  )
}

function isSampledUnit({ unit, transcript, stratum, words, start, end }: Keys, place: number, strata: number): boolean {
  return (
    unit === place + 1 &&
    isText(transcript) &&
    isText(words) &&
    isCount(stratum, 0, strata - 1) &&
    isCount(start) &&
    isCount(end, Number(start))
  )
}

type Keys = Readonly<Record<string, unknown>>

function keysOf(value: unknown): Keys {
  return isObject(value) ? value : {}
}

function isObject(value: unknown): value is Keys {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function areRules(value: unknown): boolean {
  return areTexts(keysOf(value), ['code', 'fingerprint'])
}

function areTexts(keys: Keys, names: readonly string[]): boolean {
  return names.every(name => Object.hasOwn(keys, name) && isText(keys[name]))
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isTextOrNull(value: unknown): boolean {
  return value === null || isText(value)
}

function isListOf(value: unknown, is: (each: unknown, place: number) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(is)
}

function isCount(value: unknown, least = 0, most = Number.MAX_SAFE_INTEGER): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most
}
