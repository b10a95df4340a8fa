import type { Run } from '../../run/run'
import { counted } from '../in-words'

/** A word of the report, and what it means there. */
export interface Term {
  readonly term: string
  readonly meaning: string
}

/** Explains the words that the report counts by, for somebody who has never seen one. */
export function glossary({
  unit,
  study,
  counts,
  codebook,
}: Pick<Run, 'unit' | 'study' | 'counts' | 'codebook'>): readonly Term[] {
  const cell = study?.report.minimumCell ?? 5
  return [
    {
      term: 'Theme, sub-theme, code',
      meaning:
        'Themes and their sub-themes stand in the codebook, with a definition and rules. Either is a code. A theme holds all that its sub-themes hold, each stretch once.',
    },
    { term: 'Turn', meaning: 'What one person says until somebody else speaks.' },
    {
      term: 'Unit',
      meaning:
        unit === 'turn'
          ? 'What one decision is about: here a turn.'
          : `What one decision is about: here ${/^[aeiou]/.test(unit) ? 'an' : 'a'} ${unit}.`,
    },
    {
      term: 'Coding',
      meaning: 'That a code applies to a unit: who or what says so, and by which words.',
    },
    {
      term: 'Candidate, accepted, rejected',
      meaning:
        'A coding by rule is a candidate. A person who reads it may accept or reject it; rejected ones are in no count.',
    },
    {
      term: 'Mention',
      meaning: 'A turn in which a code occurs. Three of its words in one turn are one mention.',
    },
    {
      term: 'People n of N',
      meaning:
        counts.participants === null
          ? 'Not counted here: the transcripts name no speakers.'
          : `How many different people mention it, of the ${counted(counts.participants, 'person', 'people')} who spoke. Moderators are not among them.`,
    },
    {
      term: 'Groups n of N, and the interval',
      meaning:
        'In how many groups it is mentioned. The interval tells what share of all such groups would mention it if these had been drawn at random: few groups leave it wide.',
    },
    {
      term: 'Prompted, echoed, spontaneous',
      meaning:
        'Prompted: the moderator had used the words in the question. Echoed: another participant had, in the same exchange. Spontaneous: neither. Spontaneous ones are called unprompted for short.',
    },
    {
      term: 'Withheld',
      meaning: 'A coding that would have been, had not an exception, a condition or another theme stopped it.',
    },
    {
      term: 'Negative case',
      meaning: 'A passage that speaks against a theme. A program can find some by their form; only a reader can judge.',
    },
    {
      term: 'Validated',
      meaning:
        'The rules, as they stand, were compared with what people coded who did not see the results. It says that they were tested; the figures say how well they did.',
    },
    {
      term: 'Small categories',
      meaning: `Where fewer than ${counted(cell, 'person shares', 'people share')} a category, tables hide it, so that nobody is recognised by it.`,
    },
    ...(codebook.actions.length === 0
      ? []
      : [
          {
            term: 'Opportunity, action',
            meaning:
              'What could be done about a theme, and the kind of thing that it is. Both are written in the codebook, by people.',
          },
        ]),
  ]
}
