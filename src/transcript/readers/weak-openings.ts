import { isNameShaped, whyNotALabel } from '../labels'
import { roleWord } from '../roles'
import type { Line } from './lines'
import type { LabelForm, Opening } from './openings'
import { isApart, type Page } from './page'
import { anyStamp, secondsOf } from './stamps'

/**
 * Finds what may be a label though neither colon nor time says so: `[P1] words`, a tab after the label, `P1 - words`,
 * a name on a line of its own, `Q. words`. They are believed only where the file has no better, and one of these forms
 * recurs all through it.
 */
export function weakOpenings(page: Page, taken: ReadonlySet<number>): Map<LabelForm, Opening[]> {
  const { text, lines, kinds } = page
  const found = new Map<LabelForm, Opening[]>()
  const isLabel = remembered(label => whyNotALabel(label) === null)
  const isAlone = remembered(isNameAlone)
  for (const [i, line] of lines.entries()) {
    if ((kinds[i] !== 'words' && kinds[i] !== 'stage') || taken.has(i)) continue
    const one =
      withSign(page, i, isLabel) ??
      (mayStandAlone(page, i) && isAlone(nameOn(text, line))
        ? opening('alone', page, i, nameOn(text, line), line.end)
        : null)
    if (!one) continue
    const list = found.get(one.form)
    if (list) list.push(one)
    else found.set(one.form, [one])
  }
  return found
}

const forms: readonly { form: LabelForm; sign: RegExp; pattern: RegExp }[] = [
  { form: 'bracket', sign: /^\s*[[<(]/, pattern: /^\s*[[<(]([^\][<>():]{1,40})[\])>][ \t]+(?=\S)/ },
  { form: 'tab', sign: /\t| {3}/, pattern: /^[ ]*([^\t:\s][^\t:]{0,39}?)(?:[ ]*\t[ \t]*| {3,})(?=\S)/ },
  { form: 'tab', sign: /^\s*[QA][.)]/, pattern: /^\s*([QA])[.)][ \t]+(?=\S)/ },
  { form: 'dash', sign: / - |[–—]/, pattern: /^\s*([^\s:–—-][^:–—\t]{0,39}?)(?:\s+[-–—]+\s+|[–—]\s*)(?=\S)/ },
]

function withSign(page: Page, i: number, isLabel: (label: string) => boolean): Opening | null {
  const { start, end } = page.lines[i]
  const head = page.text.slice(start, Math.min(end, start + 60))
  for (const { form, sign, pattern } of forms) {
    const match = sign.test(head) ? pattern.exec(head) : null
    if (!match || !isLabel(match[1].trim())) continue
    return opening(form, page, i, match[1].trim(), start + match[0].length)
  }
  return null
}

/** A name and a time on two lines, one above the other, with the words below: Trint, Stream, and Teams before 2022. */
export function nameAndTimeLines(page: Page): Opening[] {
  const { text, lines, kinds } = page
  const found: Opening[] = []
  for (let i = kinds.indexOf('time'); i !== -1; i = kinds.indexOf('time', i + 1)) {
    const time = secondsOf(text.slice(lines[i].start, lines[i].end))
    const isAbove = isApart(page, i - 1) && isName(page, i - 1) && kinds[i + 1] === 'words'
    const isBelow = !isAbove && isName(page, i + 1) && kinds[i + 2] === 'words'
    if (!isAbove && !isBelow) continue
    const name = isAbove ? i - 1 : i + 1
    const words = lines[isAbove ? i : i + 1].end
    const start = lines[Math.min(name, i)].from
    found.push({ ...opening('time', page, name, nameOn(text, lines[name]), words), start, time })
  }
  return found
}

const stampAndRest = new RegExp(String.raw`^\s*(${anyStamp})[\s|,–—-]*(?=\S)`)

/** `00:00:02 Speaker 1` with the words on the next line: Word's own transcripts, Sonix. */
export function timeThenNameLines(page: Page): Opening[] {
  const { text, lines, kinds } = page
  const found: Opening[] = []
  for (const [i, line] of lines.entries()) {
    if (kinds[i] !== 'words' || kinds[i + 1] !== 'words' || !isShort(line)) continue
    const head = text.slice(line.start, line.end)
    const stamp = /^\s*[\d[(<{]/.test(head) ? stampAndRest.exec(head) : null
    const label = stamp ? head.slice(stamp[0].length).trim() : ''
    if (!stamp || label === '' || /[:：?!]/.test(label) || !isNameLine(label)) continue
    found.push({ ...opening('time', page, i, label, line.end), time: secondsOf(stamp[1]) })
  }
  return found
}

function opening(form: LabelForm, page: Page, i: number, label: string, words: number): Opening {
  const { from, end } = page.lines[i]
  return {
    line: i,
    start: from,
    label,
    form,
    words,
    time: null,
    listed: false,
    tight: false,
    bare: words >= end,
    apart: isApart(page, i),
  }
}

function isName({ text, lines, kinds }: Page, i: number): boolean {
  const line = lines[i]
  return line && isShort(line) && (kinds[i] === 'words' || kinds[i] === 'stage') && isNameLine(nameOn(text, line))
}

function isShort({ start, end }: Line): boolean {
  return end - start <= 70
}

function isNameLine(label: string): boolean {
  return /^[^\p{Ll}]/u.test(label) && !/[:：]|[.,;]$/.test(label) && whyNotALabel(label) === null
}

/** A role word or a name in capitals. */
function isNameAlone(label: string): boolean {
  const isCapitals = label === label.toUpperCase() && isNameShaped(label)
  return (isCapitals || roleWord(label) !== null) && isNameLine(label)
}

/** A short line with a gap above and words below. */
function mayStandAlone(page: Page, i: number): boolean {
  const next = page.kinds[i + 1] === 'blank' ? page.kinds[i + 2] : page.kinds[i + 1]
  return next === 'words' && isShort(page.lines[i]) && isApart(page, i)
}

/** Labels recur: each is judged once. */
function remembered(judge: (label: string) => boolean): (label: string) => boolean {
  const judged = new Map<string, boolean>()
  return label => {
    const known = judged.get(label)
    if (known !== undefined) return known
    const fresh = judge(label)
    judged.set(label, fresh)
    return fresh
  }
}

function nameOn(text: string, line: Line): string {
  return text
    .slice(line.start, line.end)
    .trim()
    .replace(/^(?:#{1,6}\s+)?(?:\*\*|__|[[(<])?|(?:\*\*|__|[\])>])$/g, '')
    .trim()
}
