import type { FileRecord } from '../../run/manifest'
import type { Run } from '../../run/run'
import type { Html } from './html'

/** What a report is made from: a run, and how it was made. */
export interface ReportParts {
  readonly run: Run
  readonly record: RunRecord
}

/** How a run was made, as `run.json` says it. */
export interface RunRecord {
  readonly version: string
  readonly seed: number
  readonly options: Readonly<Record<string, unknown>>
  readonly inputs: readonly FileRecord[]
}

/** One view of the report: `report.html#id` leads to it. */
export interface Section {
  /** Also the anchor: `themes`, `theme/identity/visibility`. */
  readonly id: string
  readonly title: string
  /** Under which heading of the navigation it stands. */
  readonly part: Part
  readonly content: Html
}

export type Part = 'findings' | 'themes' | 'people' | 'talk' | 'audit'
