import { isNote } from '../marks'
import type { Line } from './lines'
import { anyStamp } from './stamps'

/**
 * What stands on a line: words, nothing, a stage line in brackets ("[The door opens]"), a time alone, or furniture: page
 * lines, rules, and what the recorder or the transcriber says of the recording.
 */
export type LineKind = 'words' | 'blank' | 'stage' | 'time' | 'furniture'

/** Says what stands on each line. */
export function kindsOf(text: string, lines: readonly Line[]): LineKind[] {
  const kinds = lines.map(line => kindOf(text, line))
  markPageNumbers(text, lines, kinds)
  return kinds
}

const timeAlone = new RegExp(String.raw`^(?:(?:TC|Time ?code|Timestamp|Time)\s*[:=]?\s*)?${anyStamp}\.?$`, 'i')
const rule = /^(?:[-=_*~#·•—–]\s?){3,}$/
const pageLine =
  /^(?:[-–—\s]*(?:page|p\.|seite|página)\s*\d{1,4}(?:\s*(?:of|\/|von|de)\s*\d{1,4})?[-–—\s]*|\d{1,4}\s*(?:\/|of)\s*\d{1,4}|.{0,60}[\s,|–-]page \d{1,4}(?: of \d{1,4})?)$/i
const recorder = new RegExp(
  [
    String.raw`(?:this )?(?:transcribed|transcription|transcript)(?: was)? (?:automatically )?(?:provided |produced |made |exported |created |generated )?(?:by|with|on|from)\b.{0,90}`,
    String.raw`[^:.?!]{1,63} (?:started|stopped) (?:the )?(?:transcription|recording)\.?`,
    String.raw`(?:the )?(?:end|start|beginning) of (?:the |this )?(?:recording|interview|transcript|transcription|focus group|discussion|session|audio|tape|file|document|part|side)\b.{0,20}`,
    String.raw`(?:the )?(?:recording|interview|audio|tape|transcript|transcription|focus group) (?:ends|ended|starts|started|begins|began|stops|stopped|resumes|resumed|paused|continues)\b.{0,20}`,
    'ends|unedited transcript',
  ]
    .join('|')
    .replace(/^/, '^(?:')
    .replace(/$/, ')$'),
  'i',
)

function kindOf(text: string, { start, end }: Line): LineKind {
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  if (start === end) return 'blank'
  if (end - start > 200) return 'words'
  const line = text.slice(start, end)
  if (mayBeTime.test(line) && timeAlone.test(line)) return 'time'
  if (isBracket(line.charCodeAt(0)) && isStageLine(line)) return 'stage'
  return line.length <= 120 && isFurniture(line) ? 'furniture' : 'words'
}

function isSpace(unit: number): boolean {
  return unit <= 32 || unit === 0xa0
}

const mayBeTime = /^[\d[({<#¤Tt]/
const aboutRecording =
  /transcri|recording|interview|audio|tape|focus group|session|discussion|document|^(?:end|start)|\bend of\b/i

function isFurniture(line: string): boolean {
  if (line.includes(': ') && !line.includes('age ')) return false
  if (line.length > 80 && /[.?!]$/.test(line)) return false
  if (rule.test(line)) return true
  if (/\d/.test(line) && pageLine.test(line)) return true
  return aboutRecording.test(line) && recorder.test(line)
}

function isBracket(unit: number): boolean {
  return unit === 0x5b || unit === 0x28 || unit === 0x7b
}

/** A whole line in brackets. Round ones hold a note, or a few words that do not end like a sentence. */
function isStageLine(line: string): boolean {
  const inner = line.slice(1, -1)
  if (/^\[[^\]]*\]$/.test(line)) return true
  if (/^\{[^}]*\}$/.test(line) || /^\(\([^()]*\)\)$/.test(line)) return true
  if (!/^\([^()]*\)$/.test(line)) return false
  return (
    isNote(inner) ||
    (inner.length <= 60 && inner.split(/\s+/).length <= 8 && !/[.?!…]$/.test(inner.replace(/[ap]\.m\.$/, '')))
  )
}

/** Numbers alone on their lines are pages where they count up by one: `1` … `2` … `3`. */
function markPageNumbers(text: string, lines: readonly Line[], kinds: LineKind[]): void {
  const alone = lines.flatMap((line, i) => {
    if (kinds[i] !== 'words' || line.end - line.start > 12) return []
    const found = /^[-–—\s\f]*(\d{1,4})[-–—\s\f]*$/.exec(text.slice(line.start, line.end))
    const apart = (kinds[i - 1] ?? 'blank') === 'blank' || (kinds[i + 1] ?? 'blank') === 'blank'
    return found && apart ? [{ i, page: Number(found[1]) }] : []
  })
  alone.forEach(({ i, page }, k) => {
    if (alone[k - 1]?.page === page - 1 || alone[k + 1]?.page === page + 1) kinds[i] = 'furniture'
  })
}
