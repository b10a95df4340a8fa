/** What the comparison of two runs wants of a line of `codings.jsonl`. */
export interface StoredCoding {
  readonly id: string
  readonly code: string
  readonly coder: string
  readonly status: string
  readonly transcript: string
  readonly group: string | null
  readonly speaker: string | null
  readonly role: string | null
  readonly question: string | null
  readonly start: number
  readonly end: number
  readonly line: number
  readonly quote: string
  readonly evidence: readonly { readonly rule: string; readonly start: number; readonly text: string }[]
  readonly negated: boolean | null
  readonly origin: string | null
  readonly weight: number | null
  readonly because: string
}

/** Reads a line of `codings.jsonl`; null of anything else. */
export function readStoredCoding(line: string): StoredCoding | null {
  try {
    const coding: unknown = JSON.parse(line)
    return isCoding(coding) ? coding : null
  } catch {
    return null
  }
}

function isCoding(value: unknown): value is StoredCoding {
  if (typeof value !== 'object' || value === null) return false
  const coding = value as Readonly<Record<string, unknown>>
  return (
    ['id', 'code', 'coder', 'status', 'transcript', 'quote', 'because'].every(key => typeof coding[key] === 'string') &&
    ['start', 'end', 'line'].every(key => typeof coding[key] === 'number') &&
    Array.isArray(coding.evidence) &&
    coding.evidence.every(each => typeof each?.rule === 'string' && typeof each.start === 'number')
  )
}
