import type { Code } from '../codebook/codebook'

/** What stands for a code where there is no room for its name. */
export interface CodeMark {
  /** `2b` for the second sub-theme of the second theme; below that `2b.1`. */
  readonly mark: string
  /** 1 to 8: which of the colours is its superordinate theme's. */
  readonly theme: number
}

/** Numbers the codes by their places in the codebook: a mark tells them apart for who does not see colours. */
export function codeMarks(codes: readonly Pick<Code, 'id' | 'parent' | 'level'>[]): ReadonlyMap<string, CodeMark> {
  const marks = new Map<string, CodeMark>()
  const children = new Map<string | null, number>()
  for (const { id, parent, level } of codes) {
    const place = (children.get(parent) ?? 0) + 1
    children.set(parent, place)
    const above = parent === null ? undefined : marks.get(parent)
    if (above === undefined) marks.set(id, { mark: `${place}`, theme: ((place - 1) % 8) + 1 })
    else marks.set(id, { mark: `${above.mark}${level === 2 ? letters(place) : `.${place}`}`, theme: above.theme })
  }
  return marks
}

/** a … z, aa … */
function letters(place: number): string {
  const rest = Math.floor((place - 1) / 26)
  return `${rest === 0 ? '' : letters(rest)}${String.fromCharCode(97 + ((place - 1) % 26))}`
}
