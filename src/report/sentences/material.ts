import type { AttributeDescription } from '../../analysis/sample-description'
import type { Facts } from '../facts'
import { counted, listed, ranged } from '../in-words'

/** Says how many people spoke, in how many groups; null where there is no talk. */
export function sampleSize({ groups, participants, perGroup, transcripts }: Facts): string | null {
  if (groups === 0) return null
  const inGroups = `in ${counted(groups, 'group')}`
  if (participants === null || perGroup === null)
    return `Somebody spoke ${inGroups}; the transcripts name no speakers, so participants were not counted.`
  const size = groups === 1 ? '' : `, ${ranged(perGroup)} in each`
  const without =
    transcripts.nameless === 0
      ? ''
      : ` ${counted(transcripts.nameless, 'transcript names', 'transcripts name')} no speaker; who speaks there was not counted.`
  return `${counted(participants, 'participant')} spoke, ${inGroups}${size}${without === '' ? '' : ' that names its speakers'}.${without}`
}

/** Says how many people of the participants file never speak; null where nobody counted them. */
export function roster({ roster, participants }: Facts): string | null {
  if (!roster || participants === null) return null
  const { silent, surveyOnly } = roster
  const silently =
    silent === 0
      ? 'Everybody whom the participants file lists for a recorded group spoke.'
      : `${counted(silent, 'more person is', 'more people are')} listed in the participants file for a recorded group and did not speak.`
  if (surveyOnly === 0) return silently
  return `${silently} The file has ${counted(surveyOnly, 'more person', 'more people')} without a group, as survey respondents are.`
}

/** Describes the participants by their attributes, as far as they may be shown; null where nothing is known of them. */
export function description({ sample, labels, minimumCell }: Facts): string | null {
  if (sample.length === 0) return null
  const parts = sample.map(
    each => `${labels.get(each.attribute) ?? each.attribute}${severalAnswers(each)}: ${categories(each)}`,
  )
  const rule = sample.some(({ pooled }) => pooled)
    ? ` Categories of fewer than ${counted(minimumCell, 'person', 'people')} are not shown one by one, nor is a further one where subtraction would tell.`
    : ''
  return `Of ${counted(sample[0].of, 'participant')} who spoke, by attribute: ${parts.join('; ')}.${rule}`
}

/** True where an attribute, or a part of it, is held back. */
export function isHeldBack({ sample }: Facts): boolean {
  return sample.some(({ pooled }) => pooled !== null)
}

/** Where somebody gave several answers, the categories add up to more than the participants: a reader must know why. */
function severalAnswers({ of, shown, pooled }: AttributeDescription): string {
  const answers = shown.reduce((sum, { participants }) => sum + participants, pooled?.participants ?? 0)
  return answers > of ? ' (several answers a person)' : ''
}

function categories({ shown, pooled }: AttributeDescription): string {
  if (shown.length === 0) return 'no category is large enough to be shown'
  const cells = shown.map(({ value, participants }) => `${value ?? 'not known'} (${participants})`)
  if (pooled)
    cells.push(`${counted(pooled.categories, 'smaller category', 'smaller categories')} (${pooled.participants})`)
  return cells.join(', ')
}

/** Says who else speaks in the transcripts; null where there is none. */
export function othersPresent({ transcripts, moderated, groups, observers }: Facts): string | null {
  if (transcripts.count === 0 || groups === 0) return null
  const moderators = `A moderator speaks in ${moderated} of ${counted(groups, 'group')}.`
  const { people, groups: where } = observers
  return people === 0
    ? `${moderators} No observer speaks.`
    : `${moderators} ${counted(people, 'observer speaks', 'observers speak')}, in ${counted(where, 'group')}.`
}

/** Says which guide there was, and which of its questions were heard; null without a guide. */
export function guide({ guide, questionsAsked }: Facts): string | null {
  if (!guide) return null
  const has = `The guide "${guide.title}" has ${counted(guide.questions, 'question')} in ${counted(guide.sections, 'section')}.`
  if (questionsAsked.length === 0) return has
  const asked = questionsAsked.map(({ question, groups, of }) => `${question} in ${groups} of ${of}`).join(', ')
  return `${has} Groups in which each was recognised in a moderator's words: ${asked}.`
}

/** Says whether groups met, or were recorded, more than once. */
export function repeats({ repeats, transcripts, groups }: Facts): string | null {
  if (transcripts.count === 0 || groups === 0) return null
  const more =
    repeats.groups === 0
      ? 'Each group has 1 transcript.'
      : `${repeats.groups} of ${counted(groups, 'group')} ${repeats.groups === 1 ? 'has' : 'have'} more than 1 transcript; ${counted(
          repeats.participants,
          'participant speaks',
          'participants speak',
        )} in more than 1 transcript of their group.`
  if (repeats.names === 0) return more
  return `${more} ${counted(repeats.names, 'name or label occurs', 'names or labels occur')} in more than 1 group and ${
    repeats.names === 1 ? 'is' : 'are'
  } taken for different people.`
}

/** Says how long the talk lasted, as far as transcripts have times. */
export function durations({ durations, transcripts }: Facts): string | null {
  if (!durations) return null
  const [min, max] = [durations.min, durations.max].map(seconds => Math.round(seconds / 60))
  const minutes =
    max === 0 ? 'less than a minute' : max === 1 && min === 1 ? '1 minute' : `${ranged({ min, max })} minutes`
  return `From the first timed turn to the beginning of the last: ${minutes} (rounded), in ${durations.transcripts} of ${counted(transcripts.count, 'transcript')}.`
}

/** Says what the data files are. */
export function files({ transcripts }: Facts): string | null {
  if (transcripts.count === 0) return null
  const { count, formats } = transcripts
  const were = `There ${count === 1 ? 'was' : 'were'} ${counted(count, 'transcript')}`
  return `${were}, read as ${listed(formats)}.`
}
