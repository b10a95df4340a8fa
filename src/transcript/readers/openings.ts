import type { Sighting } from '../choose-labels'
import { anyStamp, secondsOf, signedStamp } from './stamps'

/** How a label is set off from the words. The first two can hardly be anything else; the others need more to be believed. */
export type LabelForm = 'colon' | 'time' | 'bold' | 'cell' | 'bracket' | 'tab' | 'dash' | 'alone'

/** A place where a turn may open. */
export interface Opening extends Sighting {
  /** Place of its line in the list of lines. */
  readonly line: number
  /** Where the block of label, time and number starts: the turn before ends ahead of it. */
  readonly start: number
  readonly form: LabelForm
  /** Where the words begin. */
  readonly words: number
  /** Seconds. */
  readonly time: number | null
}

/** Where a line stands: its place among the lines, where it begins, and where text to be read starts and ends. */
export interface Site {
  readonly line: number
  readonly from: number
  readonly start: number
  readonly end: number
  readonly apart: boolean
}

/** Looks no further than this for a label: prefix, label of up to 63 characters, time and colon. */
const reach = 170

const leading = new RegExp(
  String.raw`^[\s\u200b\ufeff]*(?:(?:\*\*|__|\*|_)?(${anyStamp})(?:\s*[|–—-])?(?=[\s*_A-Za-z]|[^\d\s:])[\s*_]*)?`,
)
const bareLeading = /^[\s\u200b\ufeff]*/
const listMark = /^(?:[-*+•>]\s+|[([]?\d{1,5}[.)\]]?(?:\t| +)(?=[\p{L}\p{Lo}*_[(?]))+/u
const emphasis = /^(\*\*\*|___|\*\*|__|\*|_)?/
const timed = new RegExp(
  String.raw`^([^\d\s:：[(<{][^:：\t[<{]{0,62}?)(?:\s*(${signedStamp})|(?:\s{2,}|\t|\s*[|–—,-]\s*|\s)(${anyStamp}))(?:\*\*|__|\*|_)?(\s*[:：])?(?:\*\*|__|\*|_)?[ \t]*`,
)
const bracketedColon = /^[[(<]([^\][()<>:：]{1,63})[\])>](?:\*\*|__)?\s?[:：](?:\*\*|__)?/
const behind = new RegExp(String.raw`^(?:\*\*|__|\*|_)?[ \t\u00a0]*(?:(${signedStamp})[ \t\u00a0]*)?`)

/** Reads the label at the start of a line, where there is one with a colon or a time. */
export function openingAt(text: string, site: Site): Opening | null {
  const head = text.slice(site.start, Math.min(site.end, site.start + reach))
  if (!/[:：]/.test(head)) return null
  if (!mayBeStamp.test(head)) return readHead(head, site, bareLeading)
  const behindStamp = readHead(head, site, leading)
  return behindStamp ?? (stampAhead.test(head) ? null : readHead(head, site, bareLeading))
}

const stampAhead = new RegExp(String.raw`^[\s\u200b\ufeff*_]*${signedStamp}`)
const mayBeStamp = /^[\s\u200b\ufeff*_]*[\d[(<{#¤]/

function readHead(head: string, { line, from, start, end, apart }: Site, prefix: RegExp): Opening | null {
  const isPlain = startsWithLetter.test(head)
  const lead = isPlain ? nothing : prefix.exec(head)!
  if (prefix === leading && lead[1] === undefined) return null
  const mark = !isPlain ? (listMark.exec(head.slice(lead[0].length))?.[0] ?? '') : ''
  const at = lead[0].length + mark.length
  const rest = at === 0 ? head : head.slice(at)
  const opened = isPlain ? '' : emphasis.exec(rest)![0]
  const body = opened === '' ? rest : rest.slice(opened.length)
  const whole = end - start <= reach
  const found = labelWithTime(body, whole) ?? labelInBrackets(body) ?? labelWithColon(body, opened)
  if (!found) return null
  const after = behind.exec(body.slice(found.length))!
  const words = at + opened.length + found.length + after[0].length
  const time = lead[1] === undefined ? found.time : secondsOf(lead[1])
  return {
    line,
    start: from,
    label: found.label,
    form: found.form,
    words: start + words,
    time: time ?? (after[1] === undefined ? null : secondsOf(after[1])),
    listed: mark !== '' && !/^[>\s]*$/.test(mark),
    tight: after[0] === '' && words < head.length,
    bare: whole && head.slice(words).trim() === '',
    apart,
  }
}

/** Most lines: neither blanks, time, number nor emphasis ahead of the label. */
const startsWithLetter = /^\p{L}/u
const nothing = ['']

interface FoundLabel {
  readonly label: string
  readonly form: LabelForm
  /** Characters up to the words, blanks not counted. */
  readonly length: number
  readonly time: number | null
}

/** `Name (00:01:02):`, `Name  0:02`: the time ends the line, or a colon follows, or the time stands in brackets. */
function labelWithTime(body: string, whole: boolean): FoundLabel | null {
  const found = /\d/.test(body) ? timed.exec(body) : null
  if (!found) return null
  const [all, name, signed, bare, colon] = found
  const endsLine = whole && all.length === body.length
  if (!colon && !endsLine && !signed) return null
  const label = name.replace(/[\s*_]+$/, '')
  const stamp = signed ?? bare
  return label === '' ? null : { label, form: 'time', length: all.trimEnd().length, time: secondsOf(stamp) }
}

/** `[SPEAKER_00]: words` */
function labelInBrackets(body: string): FoundLabel | null {
  const found = '[(<'.includes(body[0]) ? bracketedColon.exec(body) : null
  return found && { label: found[1].trim(), form: 'colon', length: found[0].length, time: null }
}

/** `Name: words`, `**Name:** words`, `**Name**: words` */
function labelWithColon(body: string, opened: string): FoundLabel | null {
  const colon = body.search(/[:：]/)
  if (colon < 1) return null
  const clock = /^\d{1,2}[:.]\d{2}(?!\d)/.exec(body)
  if (clock) return { label: clock[0], form: 'colon', length: clock[0].length, time: null }
  if (/^\d:\d/.test(body.slice(colon - 1, colon + 2))) return null
  let label = body.slice(0, colon)
  if (opened !== '' && label.endsWith(opened)) label = label.slice(0, -opened.length)
  else if (label.includes('**')) return null
  label = label.trim()
  if (label === '' || label.length > 100 || /[\t\n]/.test(label)) return null
  return { label, form: 'colon', length: colon + 1, time: null }
}
