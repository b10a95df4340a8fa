import type { Nearby } from '../../analysis/quotation-check/quotation'
import { isNote } from '../../transcript/marks'

/** What stands beside the words `[start, end)` of a paragraph and may say who is quoted; the nearest first. */
export function nearbyIn(text: string, start: number, end: number, earlier: number): readonly Nearby[] {
  const behind = text.slice(end, end + 300)
  // A name in brackets behind an earlier quotation is of that one.
  const taken = earlier > 0 ? (bracketBehind.exec(text.slice(earlier, earlier + 130))?.[0].length ?? 0) : 0
  const ahead = text.slice(Math.max(Math.min(earlier + taken, start), start - 300), start)
  return [...labelBehind(behind), ...tellingBehind(text.slice(start, end), behind), ...aheadOf(ahead)]
}

/** "(P3, fg02)", "[FG4, band 6]", "— Participant 3, group 2" */
export function labelBehind(behind: string): readonly Nearby[] {
  const bracket = bracketBehind.exec(behind)
  if (bracket) return [{ kind: 'label', text: bracket[1] }]
  const dash = /^[\s.,;…]{0,4}(?:[—–]|--?)\s?([^\n.!?“"«:]{1,80}?)[.]?\s*$/.exec(behind)
  return dash ? [{ kind: 'label', text: dash[1] }] : []
}

const bracketBehind = /^[\s.,;:!?…]{0,4}[([]([^()[\]]{1,120})[)\]]/

function tellingBehind(quoted: string, behind: string): readonly Nearby[] {
  if (/[.;:]["”’»“]?$/.test(quoted)) return []
  const [sentence] = /^[^.!?“"«„\n]{0,100}/.exec(behind)!
  return sentence.trim() === '' ? [] : [{ kind: 'telling', text: sentence }]
}

/** "P3:", "Participant 3 (fg02) said," */
export function aheadOf(ahead: string): readonly Nearby[] {
  const label = /(?:^|\n)\s*([\p{L}\p{N} .,()_-]{1,40}):\s*$/u.exec(ahead)
  if (label && label[1].trim().split(/\s+/).length <= 4) return [{ kind: 'label', text: label[1] }]
  const sentence = ahead.slice(lastBreak(ahead))
  return sentence.trim() === '' ? [] : [{ kind: 'telling', text: sentence }]
}

/** Behind the last end of a sentence, and behind an earlier quotation. */
function lastBreak(text: string): number {
  let at = 0
  for (const hit of text.matchAll(/[.!?]["”’»)\]]?(?:\s*$|\s+(?=[\p{Lu}\p{N}"“‘«„]))|["”»]\s/gu))
    at = hit.index + hit[0].length
  return at
}

/** Parts words from the name at their end: "Nobody asks us. (P3, fg02)", "… — Participant 3". */
export function withoutLabel(text: string): { readonly words: string; readonly nearby: readonly Nearby[] } {
  const end = text.slice(-250)
  const dash = lastDash.exec(end)
  const found = dash && !isSpeech(dash[1]) ? dash : lastBracket.exec(end)
  const label = found?.[1]
  const words = text.slice(0, Math.max(0, text.length - (found?.[0].length ?? 0)))
  if (label === undefined || !isLabel(label, words)) return { words: text, nearby: [] }
  return { words, nearby: [{ kind: 'label', text: label }] }
}

const lastBracket = /\s*[([]([^()[\]]{1,120})[)\]][.]?\s*$/
const lastDash = /\s*(?<=[.!?…"”’»\n]\s{0,3})(?:[—–]|--?)\s?([\p{Lu}\p{N}][^\n.!?:]{0,80})[.]?\s*$/u

/** True for what holds a pronoun or a verb, as what people say does, and names do not: "— And then they left". */
export function isSpeech(label: string): boolean {
  const plain = label.replace(/[([][^()[\]]*[)\]]/g, '')
  return /\b(?:I|[Ww]e|us|me|my|our|[Nn]obody|[Yy]ou|[Tt]hey|[Hh]e|[Ss]he|[Ii]t|[Tt]hat|[Tt]his|[Tt]here|is|was|are|were|have|had|do|did|not|will|would)\b/.test(
    plain,
  )
}

function isLabel(label: string, words: string): boolean {
  if (isSpeech(label)) return false
  if (isNote(label) || /^[\s.…]*$/.test(label) || /^sic\b/i.test(label)) return false
  return /\d|^\s*\p{Lu}/u.test(label) || /[.!?…"”’»]\s*$/.test(words)
}

/** True where a reference to literature stands beside a quotation: "(Smith, 2010)", "[12]", "[@smith2010]". */
export function citesLiterature(behind: string, ahead: string): boolean {
  const year = String.raw`\b(?:1[89]|20)\d\d[a-z]?\b`
  const sentence = ahead.slice(lastBreak(ahead))
  return (
    new RegExp(String.raw`^[\s.,;:]{0,4}\([^()]{0,120}${year}[^()]{0,40}\)`).test(behind) ||
    /^[\s.,;:]{0,4}\[(?:@[^\]]{1,120}|\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,8})\]/.test(behind) ||
    new RegExp(String.raw`\p{Lu}[^()]{0,60}\([^()]{0,40}${year}[^()]{0,40}\)[^()]{0,80}$`, 'u').test(sentence) ||
    /^[\s.,;:]{0,4}\((?:ibid|op\. cit|pp?\. ?\d)/i.test(behind)
  )
}
