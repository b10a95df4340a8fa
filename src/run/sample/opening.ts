import { InputError } from '../../problem'
import type { ExcludedUnit } from './draw-from-run'
import { isOpening } from './sample-shape'

/** What is known of a sample since its results were first seen: from then on the coders' decisions stay as they are, and its units are in no other sample. */
export interface Opening {
  /** Name of the sample's folder. */
  readonly sample: string
  /** 1 for the first sample that was opened for this study, and so on. */
  readonly number: number
  readonly seal: string
  /** Hash of what the coders decided. */
  readonly sheets: string
  readonly codebook: string
  /** The rules that were scored. */
  readonly codes: readonly { readonly code: string; readonly fingerprint: string }[]
  /** `fg01:123-180`. */
  readonly units: readonly string[]
}

/**
 * Reads the list of opened samples, `opened.jsonl`: one a line, in the order in which they were opened.
 *
 * Throws InputError: `broken-list-of-samples` where a line is none of ours.
 */
export function readOpenings(text: string, path: string): readonly Opening[] {
  return text.split('\n').flatMap((line, i): readonly Opening[] => {
    if (line.trim() === '') return []
    try {
      const opening: unknown = JSON.parse(line)
      if (isOpening(opening)) return [opening as Opening]
    } catch {}
    throw new InputError([
      {
        code: 'broken-list-of-samples',
        severity: 'error',
        message: 'this line does not say which sample was opened',
        file: path,
        line: i + 1,
        hint: 'put the file back as "themewright validate" wrote it; nobody should edit it',
      },
    ])
  })
}

/** Gives the place of a unit by its name, `fg01:123-180`. */
export function unitNamed(name: string): ExcludedUnit {
  const [, transcript, start, end] = /^(.*):(\d+)-(\d+)$/s.exec(name) ?? [null, name, '0', '0']
  return { transcript: transcript!, start: Number(start), end: Number(end) }
}
