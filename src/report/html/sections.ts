import type { ReportParts, Section } from './section'
import { actions } from './sections/actions'
import { attributes } from './sections/attributes'
import { cooccurrence } from './sections/cooccurrence'
import { coverage } from './sections/coverage'
import { decisions } from './sections/decisions'
import { framework } from './sections/framework'
import { groups } from './sections/groups'
import { guide } from './sections/guide'
import { jointDisplay } from './sections/joint-display'
import { method } from './sections/method'
import { overview } from './sections/overview'
import { participation } from './sections/participation'
import { people } from './sections/people'
import { questions } from './sections/questions'
import { reliability } from './sections/reliability'
import { themePages } from './sections/theme-pages'
import { themes } from './sections/themes'
import { transcripts } from './sections/transcripts'
import { withheld } from './sections/withheld'
import { words } from './sections/words'

/** What makes views: one, several (a page for each theme), or none. */
type SectionMaker = (parts: ReportParts) => Section | null | readonly Section[]

/** Every view that is made ahead, in the order in which the report is read and printed. */
const sectionMakers: readonly SectionMaker[] = [
  overview,
  questions,
  themes,
  themePages,
  actions,
  people,
  groups,
  attributes,
  jointDisplay,
  participation,
  transcripts,
  cooccurrence,
  words,
  framework,
  guide,
  coverage,
  decisions,
  withheld,
  reliability,
  method,
]

/** Makes the views of a report. */
export function sectionsOf(parts: ReportParts): readonly Section[] {
  return sectionMakers.flatMap(make => make(parts) ?? [])
}
