import * as analysis from '../sentences/analysis'
import * as checks from '../sentences/checks'
import * as material from '../sentences/material'
import { answer, asGiven, type Checklist, numbered, researcher } from './checklist'

const front = 'Title and abstract'
const introduction = 'Introduction'
const methods = 'Methods'
const results = 'Results'
const discussion = 'Discussion'
const other = 'Other'

/** SRQR, 21 items for qualitative research of any kind. O'Brien, Harris, Beckman, Reed and Cook 2014, Academic Medicine 89:1245–1251. */
export const srqr: Checklist = {
  id: 'SRQR',
  name: 'Standards for reporting qualitative research',
  source: "O'Brien, Harris, Beckman, Reed and Cook 2014, Academic Medicine 89:1245–1251",
  items: numbered(
    [
      [
        front,
        'Title',
        ({ title }) => answer([title && `Title in the study file: ${title}.`], 'study file', 'the title of the report'),
      ],
      [front, 'Abstract', researcher],
      [introduction, 'Problem formulation', researcher],
      [introduction, 'Purpose or research question', researcher],
      [
        methods,
        'Qualitative approach and research paradigm',
        facts =>
          answer([analysis.orientation(facts)], 'codebook: family', 'the paradigm, and why this approach was chosen'),
      ],
      [methods, 'Researcher characteristics and reflexivity', facts => asGiven(facts, 'this item')],
      [methods, 'Context', researcher],
      [methods, 'Sampling strategy', researcher],
      [methods, 'Ethical issues pertaining to human subjects', researcher],
      [
        methods,
        'Data collection methods',
        facts =>
          answer(
            [material.othersPresent(facts), material.repeats(facts), material.durations(facts)],
            'transcripts',
            'how and when the data were collected',
          ),
      ],
      [
        methods,
        'Data collection instruments and technologies',
        facts =>
          answer([material.guide(facts)], 'guide, transcripts', 'what recorded the talk, and changes to the guide'),
      ],
      [
        methods,
        'Units of study',
        facts =>
          answer(
            [material.sampleSize(facts), material.roster(facts), material.description(facts)],
            'transcripts, participants file',
            'further characteristics of the participants',
          ),
      ],
      [
        methods,
        'Data processing',
        facts =>
          answer(
            [material.files(facts)],
            'transcripts',
            'how they were transcribed, checked, stored and pseudonymised',
          ),
      ],
      [
        methods,
        'Data analysis',
        facts =>
          answer(
            [
              analysis.coding(facts),
              facts.groups === 0 ? null : analysis.talk(facts),
              analysis.counting(facts),
              analysis.derivation(facts),
              analysis.software(facts),
            ],
            'codebook, run.json',
            'what people did with the candidates',
          ),
      ],
      [
        methods,
        'Techniques to enhance trustworthiness',
        facts =>
          answer(
            [checks.agreement(facts), checks.validation(facts), checks.judged(facts), checks.traceable(facts)],
            'codings.jsonl, agreement, validation',
            'what else was done, and why',
          ),
      ],
      [
        results,
        'Synthesis and interpretation',
        facts =>
          answer(
            [analysis.majorThemes(facts), analysis.minorThemes(facts)],
            'frequencies.csv',
            'the findings, and what they mean',
          ),
      ],
      [
        results,
        'Links to empirical data',
        facts => answer([checks.quotations(facts)], 'exemplars.csv', 'which of them the report presents'),
      ],
      [discussion, 'Integration with prior work, implications, transferability and contribution', researcher],
      [
        discussion,
        'Limitations',
        facts =>
          answer(
            facts.themes.length === 0 || facts.groups === 0 ? [] : [checks.limits, checks.validation(facts)],
            'kind of analysis',
            'the limits of the study itself',
          ),
      ],
      [other, 'Conflicts of interest', researcher],
      [other, 'Funding', researcher],
    ],
    'S',
  ),
}
