import { checkSchema } from '../codebook/check-schema'
import { checkDistinct } from '../codebook/distinct'
import { child, type Field, isMapping, items, textAt, textsAt } from '../codebook/field'
import { readYaml } from '../codebook/read-yaml'
import { inOrder, type Reading, reportTo } from '../codebook/report'
import { hasErrors, type Problem } from '../problem'
import { guideSchema } from './guide-schema'
import type { Guide, GuideQuestion, GuideSection } from './study'

export interface GuideReading {
  /** Null when there is an error. */
  readonly guide: Guide | null
  readonly problems: readonly Problem[]
}

/**
 * Reads a guide: sections of questions, or questions alone, which then make up one section named `questions`.
 *
 * Sections and questions have ids of their own: no two questions share one, in whatever section they stand.
 */
export async function readGuide(text: string, file: string): Promise<GuideReading> {
  const { document, problems: yamlProblems } = await readYaml(text, file)
  const problems: Problem[] = [...yamlProblems]
  let guide: Guide | null = null
  if (document) {
    problems.push(...(await checkSchema(guideSchema, document)))
    guide = guideFrom({ value: document.data, path: [] }, { document, report: reportTo(problems, document) })
  }
  return { guide: hasErrors(problems) ? null : guide, problems: inOrder(problems) }
}

function guideFrom(root: Field, reading: Reading): Guide {
  const title = textAt(root, 'guide') ?? ''
  const sections = items(child(root, 'sections'))
  if (isMapping(root.value) && !('sections' in root.value) && !('questions' in root.value)) {
    const hint = 'write sections, each with id, title and questions'
    reading.report(root, { code: 'missing-key', message: 'the guide has neither "sections" nor "questions"', hint })
  }
  checkDistinct(sections, reading)
  checkDistinct(
    [root, ...sections].flatMap(section => items(child(section, 'questions'))),
    reading,
  )
  const loose = questionsIn(root)
  return {
    title,
    sections: [
      ...(loose.length > 0 ? [{ id: 'questions', title, questions: loose }] : []),
      ...sections.map(sectionFrom),
    ],
  }
}

function sectionFrom(field: Field): GuideSection {
  const id = textAt(field, 'id') ?? ''
  return { id, title: textAt(field, 'title') ?? id, questions: questionsIn(field) }
}

function questionsIn(field: Field): readonly GuideQuestion[] {
  return items(child(field, 'questions')).map(question => ({
    id: textAt(question, 'id') ?? '',
    text: textAt(question, 'text') ?? '',
    cues: textsAt(question, 'cues'),
  }))
}
