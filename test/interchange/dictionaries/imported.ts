import { expect } from 'vitest'
import { readCodebook } from '../../../src/codebook/read-codebook'
import { writeCodebook } from '../../../src/codebook/write-codebook'
import { applyCodebook } from '../../../src/coding/apply-codebook'
import { compileCodebook } from '../../../src/coding/compile'
import type { Imported } from '../../../src/interchange/imported'
import type { Importer } from '../../../src/interchange/importer'
import { hasErrors } from '../../../src/problem'
import type { Span } from '../../../src/text/span'
import type { Source } from '../../../src/transcript/readers/reader'
import { transcriptOf } from '../../coding/apply'

/** A dictionary after its import: as a person gets it, and what it finds. */
export interface ImportedDictionary {
  readonly imported: Imported
  /** The codebook as YAML, from its themes (or its lists) on. */
  readonly yaml: string
  /** `line what: subject`, of each loss. */
  readonly losses: readonly string[]
  /** `code: evidence` of each hit in one turn, in the order of the codes. */
  readonly hits: (talk: string) => readonly string[]
  /** How often each code is mentioned in one turn; overlapping words of one code are one mention. */
  readonly mentions: (talk: string) => Readonly<Record<string, number>>
}

/** Imports a dictionary, and reads the codebook that comes of it, which must be without an error. */
export async function importedFrom(importer: Importer, source: Source): Promise<ImportedDictionary> {
  const imported = await importer.import(source, {})
  const yaml = writeCodebook(imported.codebook!)
  const { codebook, problems } = await readCodebook(yaml, 'codebook.yaml')
  expect(hasErrors(problems), JSON.stringify(problems)).toBe(false)
  const compiled = await compileCodebook(codebook!)
  const codingsOf = (talk: string) => applyCodebook(compiled, transcriptOf(`P1: ${talk}`)).codings
  return {
    imported,
    yaml: yaml.slice(yaml.search(/^(?:lists|themes):/m)),
    losses: imported.losses.map(({ line, what, subject }) => `${line ?? '-'} ${what}: ${subject ?? '-'}`),
    hits: talk => codingsOf(talk).flatMap(({ code, evidence }) => evidence.map(({ text }) => `${code}: ${text}`)),
    mentions: talk => {
      const spans = new Map<string, Span[]>()
      for (const { code, evidence } of codingsOf(talk)) spans.set(code, [...(spans.get(code) ?? []), ...evidence])
      return Object.fromEntries([...spans].map(([code, found]) => [code, mentionsIn(found)]))
    },
  }
}

/** Counts stretches that do not overlap. */
export function mentionsIn(spans: readonly Span[]): number {
  let count = 0
  let end = -1
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (span.start >= end) count++
    end = Math.max(end, span.end)
  }
  return count
}
