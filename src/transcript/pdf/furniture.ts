import { lineOf, type PdfLine } from './lines'
import { measure } from './paragraphs'

/**
 * Takes away what belongs to the pages rather than to the talk: headers and footers, which stand first or last on most pages at the same
 * height and say the same but for their numbers; and line numbers in the margin.
 */
export function withoutFurniture(lines: readonly PdfLine[]): readonly PdfLine[] {
  return withoutMarginNumbers(withoutRunningLines(lines))
}

/** How many lines at either end of a page may be headers and footers. */
const reach = 3

function withoutRunningLines(lines: readonly PdfLine[]): readonly PdfLine[] {
  const pages: PdfLine[][] = []
  for (const line of lines) {
    pages[line.page] ??= []
    pages[line.page].push(line)
  }
  const full = pages.filter(page => page !== undefined).map(page => [...page].sort((a, b) => a.y - b.y))
  const { leading } = measure(lines)
  if (full.length === 1) return withoutPageNumber(lines, full[0], leading)
  const ends = full.flatMap(page => [apart(page, leading), apart([...page].reverse(), leading)])
  const uses = new Map<string, number>()
  // On a short page a line may stand near both ends.
  for (const line of new Set(ends.flat())) for (const key of keysOf(line)) uses.set(key, (uses.get(key) ?? 0) + 1)
  // Odd and even pages may differ, and the first may have none.
  const enough = Math.max(2, (full.length - 1) * 0.4)
  const recurs = (line: PdfLine): boolean => keysOf(line).some(key => (uses.get(key) ?? 0) >= enough)
  const running = new Set<PdfLine>()
  for (const outermostFirst of ends) {
    for (const line of outermostFirst) {
      if (!recurs(line)) break
      running.add(line)
    }
  }
  const rest = lines.filter(line => !running.has(line))
  return rest.length > 0 ? rest : lines
}

/** On a single page nothing recurs: what stands apart at its foot is a footer where it numbers the page. */
function withoutPageNumber(lines: readonly PdfLine[], page: readonly PdfLine[], leading: number): readonly PdfLine[] {
  const foot = new Set(apart([...page].reverse(), leading))
  const isNumbered = [...foot].some(line => pageNumber.test(wordsOf(line)))
  return isNumbered ? lines.filter(line => !foot.has(line)) : lines
}

const pageNumber =
  /^(?:\P{L}*|.{0,80}\b)(?:page|p\.|seite|blad|página|pagina)?\s*\b1\s*(?:of|von|\/|de|di|van|sur)\s*1\b\P{L}*$|^\P{L}*(?:page|seite|página|pagina) 1\P{L}*$|^[\s–—-]*1[\s–—-]*$/iu

/** The first lines of a page, where more room than between lines parts them from the rest. */
function apart(page: readonly PdfLine[], leading: number): readonly PdfLine[] {
  for (let count = Math.min(reach, page.length - 1); count > 0; count--) {
    if (Math.abs(page[count].y - page[count - 1].y) > leading * 1.6) return page.slice(0, count)
  }
  return []
}

/** What a header has in common with that of another page: height, words and numbers, of which each may count the pages. */
function keysOf(line: PdfLine): readonly string[] {
  const parts = wordsOf(line).split(/(\d{1,6})/)
  let keys = [`${Math.round(line.y / 2)} ${parts[0]}`]
  for (let i = 1; i < parts.length; i += 2) {
    const forms = i < 8 ? [parts[i], `p${Number(parts[i]) - line.page}`] : [parts[i]]
    // Word processors number the lines of footers too.
    if (i === 1 && parts[0] === '' && line.items.length > 1) forms.push('line')
    keys = keys.flatMap(key => forms.map(form => `${key}${form}${parts[i + 1]}`))
  }
  return keys
}

function wordsOf({ items }: PdfLine): string {
  const words = items.map(({ text }) => text).join(' ')
  return words.replace(/\s+/g, ' ').trim().slice(0, 300)
}

function withoutMarginNumbers(lines: readonly PdfLine[]): readonly PdfLine[] {
  const isNumber = ({ items: [first] }: PdfLine) => /^\d{1,5}$/.test(first.text.trim())
  const numbered = lines.filter(isNumber)
  if (numbered.length < 3) return lines
  const margin = Math.max(...numbered.map(({ items: [{ end }] }) => end))
  const words = lines.flatMap(line => (isNumber(line) ? line.items.slice(1, 2) : line.items.slice(0, 1)))
  const isClear = words.every(({ x }) => x >= margin)
  let rising = 0
  for (let i = 1; i < numbered.length; i++) {
    const step = Number(numbered[i].items[0].text) - Number(numbered[i - 1].items[0].text)
    if (step > 0 || numbered[i].page !== numbered[i - 1].page) rising++
  }
  if (!isClear || rising < (numbered.length - 1) * 0.9) return lines
  if (numbered.every(({ items }) => items.length === 1) && numbered.length === lines.length) return lines
  return lines.flatMap(line => {
    if (!isNumber(line)) return [line]
    return line.items.length === 1 ? [] : [lineOf(line.items.slice(1), line)]
  })
}
