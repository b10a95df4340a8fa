import * as analysis from '../sentences/analysis'
import * as checks from '../sentences/checks'
import * as material from '../sentences/material'
import { answer, asGiven, type Checklist, numbered, researcher } from './checklist'

const front = 'Title page and abstract'
const introduction = 'Introduction'
const participants = 'Method: participants and other data sources'
const recruitment = 'Method: recruitment'
const collection = 'Method: data collection'
const analyses = 'Method: analysis'

/**
 * JARS-Qual, the parts of a report of primary qualitative research. Levitt, Bamberg, Creswell, Frost, Josselson and Suárez-Orozco
 * 2018, American Psychologist 73:26–46, Table 1. The table has no numbers; these count its parts in order.
 */
export const jarsQual: Checklist = {
  id: 'JARS-Qual',
  name: 'Journal article reporting standards for qualitative primary research',
  source:
    'Levitt, Bamberg, Creswell, Frost, Josselson and Suárez-Orozco 2018, American Psychologist 73:26–46; its parts have no numbers, these count them in order',
  items: numbered([
    [
      front,
      'Title',
      ({ title }) => answer([title && `Title in the study file: ${title}.`], 'study file', 'the title of the report'),
    ],
    [front, 'Author note', researcher],
    [front, 'Abstract', researcher],
    [introduction, 'Research problem or question', researcher],
    [introduction, 'Study objectives, aims or research goals', researcher],
    [
      'Method',
      'Research design overview',
      facts =>
        answer(
          [analysis.orientation(facts), material.files(facts)],
          'codebook: family, transcripts',
          'the design, and why it was chosen',
        ),
    ],
    [participants, 'Description of the researchers', facts => asGiven(facts, 'this item')],
    [
      participants,
      'Participants or other data sources',
      facts =>
        answer(
          [material.sampleSize(facts), material.roster(facts), material.description(facts)],
          'transcripts, participants file',
          'further characteristics of the participants',
        ),
    ],
    [participants, 'Researcher–participant relationship', researcher],
    [recruitment, 'Recruitment process', researcher],
    [
      recruitment,
      'Participant selection',
      facts =>
        answer(
          [checks.coverage(facts)],
          'coverage',
          'how participants were selected, and when recruiting stopped and why',
        ),
    ],
    [
      collection,
      'Data collection or identification',
      facts =>
        answer(
          [material.guide(facts), material.othersPresent(facts), material.repeats(facts), material.durations(facts)],
          'guide, transcripts',
          'how the data were collected, and changes on the way',
        ),
    ],
    [
      collection,
      'Recording and data transformation',
      facts => answer([material.files(facts)], 'transcripts', 'how the talk was recorded and transcribed'),
    ],
    [
      analyses,
      'Data-analytic strategies',
      facts =>
        answer(
          [
            analysis.coding(facts),
            facts.groups === 0 ? null : analysis.talk(facts),
            analysis.counting(facts),
            analysis.derivation(facts),
            checks.coders(facts),
            analysis.software(facts),
          ],
          'codebook, run.json',
          'what people did with the candidates',
        ),
    ],
    [
      analyses,
      'Methodological integrity',
      facts =>
        answer(
          [checks.agreement(facts), checks.validation(facts), checks.judged(facts), checks.traceable(facts)],
          'codings.jsonl, agreement, validation',
          'how perspectives were managed, and what else supports the claims',
        ),
    ],
    [
      'Findings',
      'Findings or results',
      facts =>
        answer(
          [analysis.majorThemes(facts), analysis.minorThemes(facts), checks.quotations(facts)],
          'frequencies.csv, exemplars.csv',
          'the findings, and what they mean',
        ),
    ],
    [
      'Discussion',
      'Discussion',
      facts =>
        answer(
          facts.themes.length === 0 || facts.groups === 0 ? [] : [checks.limits, checks.validation(facts)],
          'kind of analysis',
          'contributions, alternative explanations, and the limits of the study itself',
        ),
    ],
  ]),
}
