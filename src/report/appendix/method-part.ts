import { toBeCompleted } from '../checklists/checklist'
import { methodContent } from '../content/method'
import type { ReportParts } from '../html/section'
import { type Block, bold, heading, list, paragraph } from './block'

/** How the study was analysed, with all that an auditor needs to make it again. */
export function methodPart(parts: ReportParts): readonly Block[] {
  const { family, isNot, cannotKnow, settings, inputs, again, paragraphs, researchers, checklists, changes, problems } =
    methodContent(parts)
  return [
    heading(2, 'Method'),
    paragraph(bold('Kind of analysis:'), ` ${family}.`),
    list(isNot),
    heading(3, 'In draft for a methods section'),
    ...paragraphs.map(text => paragraph(text)),
    ...(researchers === null ? [] : [heading(3, 'The researchers, as they say themselves'), paragraph(researchers)]),
    heading(3, 'What the tool cannot know'),
    list(cannotKnow),
    heading(3, 'Settings'),
    { kind: 'table', caption: 'Software, codebook and options', header: ['what', 'value'], rows: settings },
    heading(3, 'Inputs'),
    paragraph(again),
    {
      kind: 'table',
      caption: 'Every file that went in',
      header: ['file', 'bytes', 'SHA-256'],
      rows: inputs.map(({ path, bytes, sha256 }) => [path, `${bytes}`, sha256]),
      numbers: [1],
    },
    ...(changes.length === 0
      ? []
      : [
          heading(3, 'Changes of the codebook'),
          {
            kind: 'table' as const,
            caption: 'Log of changes',
            header: ['version', 'date', 'kind', 'what', 'why'],
            rows: changes.map(({ version, date, kind, what, why }) => [version, date, kind, what, why ?? '']),
          },
        ]),
    ...(problems.all === 0
      ? []
      : [
          heading(3, 'Problems of the run'),
          list(
            problems.shown.map(
              ({ code, message, file }) => `${file === undefined ? '' : `${file}: `}${code}: ${message}`,
            ),
          ),
          ...(problems.all > problems.shown.length ? [paragraph('More are in run.json.')] : []),
        ]),
    ...checklists.flatMap(({ id, name, source, summary, items }): readonly Block[] => [
      heading(2, id),
      paragraph(`${name} (${source}). ${summary}.`),
      {
        kind: 'table',
        caption: `${id}: what is known, and what is ${toBeCompleted}`,
        header: ['item', 'topic', 'what is known', 'from'],
        rows: items.map(({ number, topic, text, from }) => [number, topic, text, from]),
      },
    ]),
  ]
}
