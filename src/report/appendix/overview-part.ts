import { candidateNote } from '../content/notes'
import { overview } from '../content/overview'
import type { ReportParts } from '../html/section'
import { type Block, heading, list, paragraph } from './block'

/** The study at a glance. */
export function overviewPart(parts: ReportParts): readonly Block[] {
  const { title, done, main, themes, order, careful, decided } = overview(parts)
  return [
    heading(1, title),
    paragraph(done.join(' ')),
    paragraph(candidateNote),
    heading(2, 'Main findings, as far as counts can tell'),
    paragraph(main),
    list(themes.map(({ label, sentence }) => [{ text: label, as: 'bold' }, `: ${sentence}.`])),
    paragraph(order),
    heading(2, 'What to be careful about'),
    list(careful.map(({ text }) => text)),
    heading(2, 'What people judged'),
    paragraph(decided.join(' ')),
  ]
}
