import { labelKey } from '../../transcript/labels'
import { isMissing } from './yes-no'

/** What people set between several codes of one cell. A bare slash is none: ids have it (`cost/fees`). */
const separators = [/[;|\n]/, /,/, /\s[/+&]\s/]

/**
 * Finds what stands between several codes in a cell; null where each cell holds one. Labels may hold such signs too, so that it takes
 * evidence: a cell whose parts all stand alone elsewhere, or are codes. In a column that says by its name that it holds several, it takes none for
 * semicolons, bars and line breaks, nor for commas where these do not occur.
 */
export function setSeparator(
  cells: readonly string[],
  {
    holdsSeveral,
    isCode = () => false,
  }: { readonly holdsSeveral: boolean; readonly isCode?: (name: string) => boolean },
): RegExp | null {
  const others = cells.filter(cell => !isCode(cell))
  const alone = new Set(others.map(labelKey))
  const isKnown = (part: string) => isCode(part) || alone.has(labelKey(part))
  const divides = (sign: RegExp) => others.some(cell => partsOf(cell, sign).length > 1)
  const fits = (sign: RegExp) =>
    others.some(cell => {
      const parts = partsOf(cell, sign)
      return parts.length > 1 && parts.every(isKnown)
    })
  const [hard, comma] = separators
  if (holdsSeveral) {
    const usual = [hard, comma].find(divides)
    if (usual) return usual
  }
  return separators.find(fits) ?? null
}

/** Gives the codes of a cell, none of them empty. What is a code as it stands is not divided. */
export function codesOfCell(
  cell: string,
  separator: RegExp | string | null,
  isCode: (name: string) => boolean = () => false,
): readonly string[] {
  return separator === null || isCode(cell) ? [cell].filter(code => code !== '') : partsOf(cell, separator)
}

function partsOf(cell: string, separator: RegExp | string): readonly string[] {
  return cell
    .split(separator)
    .map(part => part.trim())
    .filter(part => part !== '' && !isMissing(part))
}
