import type { Run } from '../../run/run'
import { transcriptHref } from './addresses'
import { type Html, html } from './html'

/** Writes a group's name as a link to its transcript, the first where it has several. */
export function groupLink({ transcripts }: Pick<Run, 'transcripts'>, group: string): Html {
  const first = transcripts.find(({ transcript }) => transcript.group === group)
  return first ? html`<a href="${transcriptHref(first.transcript.id)}">${group}</a>` : html`${group}`
}

/** Gives what finds the label under which a group's transcripts have a person, by the person's name; the first where there are several. */
export function speakerFinder({
  transcripts,
  people,
}: Pick<Run, 'transcripts' | 'people'>): (group: string, name: string) => string {
  const labels = new Map<string, Map<string, string>>()
  for (const { transcript } of transcripts) {
    const ofGroup = labels.get(transcript.group) ?? new Map<string, string>()
    labels.set(transcript.group, ofGroup)
    for (const { id } of transcript.speakers) {
      const name = people.nameOf?.(transcript.group, id) ?? id
      if (!ofGroup.has(name)) ofGroup.set(name, id)
    }
  }
  return (group, name) => labels.get(group)?.get(name) ?? name
}
