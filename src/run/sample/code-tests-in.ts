import type { CodeTest, Figure, TestedSample } from '../../analysis/validation/validated'
import { unitKinds } from '../../transcript/units'

/** Reads the tests of codes off `validation.json`. What is none of ours holds none: nobody is told that a code was tested because of it. */
export function codeTestsIn(text: string): readonly CodeTest[] {
  let record: Record<string, unknown> | null
  try {
    record = JSON.parse(text)
  } catch {
    return []
  }
  const unit = unitKinds.find(kind => kind === record?.unit)
  const sample = record && sampleOf(record)
  if (unit === undefined || !sample || !Array.isArray(record?.codes)) return []
  return record.codes.flatMap((each): readonly CodeTest[] => {
    if (typeof each?.code !== 'string' || typeof each.fingerprint !== 'string') return []
    const { code, fingerprint, test, standard, precision, recall } = each
    if (typeof standard !== 'string' || !isFigure(precision) || !isFigure(recall)) return []
    const kind = test === 'blind' ? 'blind' : 'development'
    return [{ code, fingerprint, unit, test: kind, standard, precision, recall, sample }]
  })
}

function sampleOf({
  opening,
  sample,
  coders,
  codebook,
  transcripts,
  agreement,
}: Record<string, unknown>): TestedSample | null {
  const { number } = (opening ?? {}) as { number?: unknown }
  const { seal, units, population } = (sample ?? {}) as { seal?: unknown; units?: unknown; population?: unknown }
  const { version } = (codebook ?? {}) as { version?: unknown }
  if (typeof number !== 'number' || typeof units !== 'number' || typeof population !== 'number') return null
  if (typeof seal !== 'string' || !Array.isArray(coders) || !Array.isArray(transcripts)) return null
  return {
    seal,
    number,
    units,
    population,
    coders: coders.length,
    codebook: typeof version === 'string' ? version : '',
    transcripts: transcripts.flatMap(each => (typeof each?.sha256 === 'string' ? [each.sha256] : [])),
    agreement: (Array.isArray(agreement) ? agreement : []).flatMap(each => {
      const { code, agreement: share, kappa } = each ?? {}
      return typeof code === 'string' && isNumber(share?.value) && isNumber(kappa?.value)
        ? [{ code, agreement: share.value, kappa: kappa.value }]
        : []
    }),
  }
}

function isFigure(figure: unknown): figure is Figure {
  const { value, low, high } = (figure ?? {}) as Partial<Figure>
  return [value, low, high].every(isNumber)
}

function isNumber(each: unknown): each is number | null {
  return each === null || typeof each === 'number'
}
