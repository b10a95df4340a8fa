import type { Figure, ValidatedCode } from '../../analysis/validation/validated'
import { unitKinds } from '../../transcript/units'

/** Reads the tested codes off `validation.json`. What is none of ours holds none: nobody is told that a code was tested because of it. */
export function validatedCodesIn(text: string): readonly ValidatedCode[] {
  let record: { unit?: unknown; codes?: unknown } | null
  try {
    record = JSON.parse(text)
  } catch {
    return []
  }
  const unit = unitKinds.find(kind => kind === record?.unit)
  if (unit === undefined || !Array.isArray(record?.codes)) return []
  return record.codes.flatMap((each): readonly ValidatedCode[] => {
    if (typeof each?.code !== 'string' || typeof each.fingerprint !== 'string') return []
    const { code, fingerprint, test, precision, recall } = each
    if (!isFigure(precision) || !isFigure(recall)) return []
    return [{ code, fingerprint, unit, test: test === 'blind' ? 'blind' : 'development', precision, recall }]
  })
}

function isFigure(figure: unknown): figure is Figure {
  const { value, low, high } = (figure ?? {}) as Partial<Figure>
  return [value, low, high].every(each => each === null || typeof each === 'number')
}
