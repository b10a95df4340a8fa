import { docx } from './docx'
import { jefferson } from './jefferson'
import { json } from './json'
import { jsonl } from './jsonl'
import { labelledText } from './labelled-text'
import { markdown } from './markdown'
import { odt } from './odt'
import { pdf } from './pdf'
import type { Reader } from './reader'
import { srt } from './srt'
import { table } from './table'
import { webvtt } from './webvtt'
import { xlsx } from './xlsx'

/**
 * Every format that is read. The first that recognises a file reads it, so the surest signs come first, and plain text,
 * which takes anything, last.
 */
export const readers: readonly Reader[] = [
  docx,
  odt,
  xlsx,
  pdf,
  webvtt,
  srt,
  json,
  jsonl,
  table,
  jefferson,
  markdown,
  labelledText,
]

/** The reader that takes any text. */
export const plainText = labelledText
