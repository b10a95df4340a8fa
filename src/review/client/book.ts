import type { CodeView } from '../api'

/** The codebook, ready for looking things up. */
export interface Book {
  readonly codes: readonly CodeView[]
  readonly code: (id: string) => CodeView | undefined
  /** The code's label; its id where the codebook does not have it any more. */
  readonly label: (id: string) => string
  /** Labels of the codes above it, the highest first. */
  readonly above: (id: string) => readonly string[]
  /** The class that gives its superordinate theme's colour. */
  readonly colour: (id: string) => string
  /** True for the code itself and all codes below it. */
  readonly isWithin: (id: string, ancestor: string) => boolean
}

export function createBook(codes: readonly CodeView[]): Book {
  const byId = new Map(codes.map(code => [code.id, code]))
  const chain = (id: string): readonly CodeView[] => {
    const code = byId.get(id)
    if (!code) return []
    return code.parent === null ? [code] : [...chain(code.parent), code]
  }
  const places = new Map(codes.filter(({ level }) => level === 1).map((code, place) => [code.id, place]))
  return {
    codes,
    code: id => byId.get(id),
    label: id => byId.get(id)?.label ?? id,
    above: id =>
      chain(id)
        .slice(0, -1)
        .map(({ label }) => label),
    colour: id => `theme-${((places.get(chain(id)[0]?.id ?? '') ?? 7) % 8) + 1}`,
    isWithin: (id, ancestor) => id === ancestor || chain(id).some(code => code.id === ancestor),
  }
}
