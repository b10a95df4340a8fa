import { readTranscripts } from '../../../transcript/read-transcript'
import type { Transcript } from '../../../transcript/transcript'
import type { Ledger, LossNoticed } from '../../ledger'
import type { LaidText } from './lay-text'

/** Formats whose files are their texts: written as plain text, they are read as what they are. */
const plain: ReadonlySet<string> = new Set(['labelled-text', 'jefferson'])

/** Notes what became of a transcript that is written as plain text, and whether its turns can still be told in it. */
export async function noteTextLosses(transcript: Transcript, laid: LaidText, ledger: Ledger): Promise<void> {
  const { id: subject, format } = transcript
  const { lineEnds, labels, marks, halves } = laid.changed
  const add = (noticed: LossNoticed): void => ledger.add({ subject, ...noticed })
  if (!plain.has(format))
    add({ what: 'formats of transcripts', fate: 'changed', how: `the words of ${format} are written as plain text` })
  if (labels) {
    const how = 'the text had none: each turn is written with the label of its speaker ahead of it'
    add({ what: 'labels of speakers', fate: 'changed', how })
  }
  if (lineEnds) add({ what: 'line ends', fate: 'changed', how: 'all are of one kind, and positions are counted so' })
  if (marks) add({ what: 'byte-order marks within texts', fate: 'left out', how: 'programs take them off anyway' })
  if (halves > 0) {
    const how = 'UTF-8 cannot hold them: each is the character U+FFFD'
    add({ what: 'halves of characters', fate: 'changed', how, count: halves })
  }
  if ((labels || !plain.has(format)) && !(await hasSameTurns(transcript, laid))) {
    const how = 'whoever reads the text anew tells them otherwise: its words look like labels, or the other way round'
    add({ what: 'turns', fate: 'changed', how })
  }
}

async function hasSameTurns({ id, turns, speakers }: Transcript, { text, place }: LaidText): Promise<boolean> {
  const participants = speakers.map(speaker => speaker.id)
  const { transcripts } = await readTranscripts({ path: `${id}.txt`, bytes: Buffer.from(text) }, { participants })
  const again = transcripts[0]?.turns ?? []
  const said = turns.filter(({ start, end }) => start < end)
  return (
    transcripts.length === 1 &&
    again.length === said.length &&
    again.every(({ start, end, speaker }, i) => {
      const { words } = place(said[i])
      return speaker === said[i].speaker && text.slice(start, end) === words
    })
  )
}
