import type { Facts } from '../facts'
import * as analysis from '../sentences/analysis'
import * as checks from '../sentences/checks'
import * as material from '../sentences/material'
import { type Answer, answer, asGiven, type Checklist, numbered, researcher, seeGiven } from './checklist'

const team = 'Research team and reflexivity'
const design = 'Study design'
const findings = 'Analysis and findings'

const given = (facts: Facts): Answer => seeGiven(facts, 'item 1')

/** COREQ, 32 items for interviews and focus groups. Tong, Sainsbury and Craig 2007, International Journal for Quality in Health Care 19:349–357. */
export const coreq: Checklist = {
  id: 'COREQ',
  name: 'Consolidated criteria for reporting qualitative research',
  source: 'Tong, Sainsbury and Craig 2007, International Journal for Quality in Health Care 19:349–357',
  items: numbered([
    [team, 'Interviewer or facilitator', facts => asGiven(facts, 'items 1 to 8')],
    [team, 'Credentials', given],
    [team, 'Occupation', given],
    [team, 'Gender', given],
    [team, 'Experience and training', given],
    [team, 'Relationship established', given],
    [team, 'What participants knew of the interviewer', given],
    [team, 'Interviewer characteristics', given],
    [
      design,
      'Methodological orientation and theory',
      facts => answer([analysis.orientation(facts)], 'codebook: family', 'the theory behind it'),
    ],
    [design, 'Sampling', researcher],
    [design, 'Method of approach', researcher],
    [
      design,
      'Sample size',
      facts => answer([material.sampleSize(facts), material.roster(facts)], 'transcripts, participants file'),
    ],
    [design, 'Non-participation', researcher],
    [design, 'Setting of data collection', researcher],
    [
      design,
      'Presence of non-participants',
      facts => answer([material.othersPresent(facts)], 'transcripts: roles', 'who was there and did not speak'),
    ],
    [
      design,
      'Description of the sample',
      facts =>
        answer(
          [material.description(facts)],
          'participants file',
          material.isHeldBack(facts)
            ? 'further characteristics, the date, and what was held back where it can be told safely'
            : 'further characteristics, and the date',
        ),
    ],
    [
      design,
      'Interview guide',
      facts =>
        answer(
          [material.guide(facts)],
          'guide, transcripts',
          'whether it was tried out, and whether prompts were given',
        ),
    ],
    [
      design,
      'Repeat interviews',
      facts => answer([material.repeats(facts)], 'transcripts', 'whether anybody was interviewed again, and how often'),
    ],
    [design, 'Audio or visual recording', researcher],
    [design, 'Field notes', researcher],
    [
      design,
      'Duration',
      facts => answer([material.durations(facts)], 'transcripts: times', 'how long the whole sessions were'),
    ],
    [
      design,
      'Data saturation',
      facts => answer([checks.coverage(facts)], 'coverage', 'whether and how saturation was discussed'),
    ],
    [design, 'Transcripts returned', researcher],
    [
      findings,
      'Number of data coders',
      facts =>
        answer(
          [checks.coders(facts), checks.agreement(facts), checks.validation(facts)],
          'codings.jsonl, agreement, validation',
          'who coded outside this run',
        ),
    ],
    [findings, 'Description of the coding tree', facts => answer([analysis.tree(facts)], 'codebook')],
    [
      findings,
      'Derivation of themes',
      facts =>
        answer([analysis.derivation(facts)], 'codebook: origin, source, changes', 'how the themes were arrived at'),
    ],
    [findings, 'Software', facts => answer([analysis.software(facts)], 'run.json')],
    [findings, 'Participant checking', researcher],
    [
      findings,
      'Quotations presented',
      facts => answer([checks.quotations(facts)], 'exemplars.csv', 'which of them the report presents'),
    ],
    [
      findings,
      'Data and findings consistent',
      facts =>
        answer(
          [checks.traceable(facts), checks.judged(facts)],
          'codings.jsonl',
          'whether the findings follow from what was said',
        ),
    ],
    [
      findings,
      'Clarity of major themes',
      facts =>
        answer([analysis.majorThemes(facts)], 'frequencies.csv', 'which of them are findings, and where they are told'),
    ],
    [
      findings,
      'Clarity of minor themes',
      facts =>
        answer([analysis.minorThemes(facts)], 'frequencies.csv', 'which diverse cases and minor themes are discussed'),
    ],
  ]),
}
