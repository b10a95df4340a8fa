import { createVocabulary, fillers, noWords } from '../text/words'
import type { Turn } from '../transcript/transcript'
import type { CodedStudy } from './coded-study'
import { isCounted, isParticipant, type Person, tally } from './tally'

/** Every word of the counted talk, in the order of the transcripts, as numbers: for counting a million of them. */
export interface SpokenWords {
  /** How many different words there are. */
  readonly size: number
  /** The folded word that a number stands for. */
  readonly form: (id: number) => string
  /** The number of each word, in order. */
  readonly ids: Int32Array
  /** Where each begins in its transcript. */
  readonly starts: Int32Array
  readonly turns: ReadonlyMap<Turn, SpokenTurn>
}

/** The words of a turn: those from `from` up to, but not including, `to`. */
export interface SpokenTurn {
  readonly from: number
  readonly to: number
  readonly group: string
  /** Undefined where the format names nobody, and for whoever is no participant. */
  readonly person: Person | undefined
}

/**
 * Numbers the words of all talk that is counted: runs of letters and digits, folded, as rules see them. Fillers ("um") and what stands in a
 * transcriber's mark are left out, and so is moderators' talk.
 */
export function spokenWords(study: CodedStudy): SpokenWords {
  const { speakerOf } = tally(study)
  const vocabulary = createVocabulary()
  const words = noWords(1 << 12)
  const turns = new Map<Turn, SpokenTurn>()
  const filler: boolean[] = []
  let count = 0
  for (const { transcript } of study.transcripts)
    for (const turn of transcript.turns) {
      if (!isCounted(study.codebook, turn)) continue
      const from = count
      words.count = count
      vocabulary.read(transcript.text, turn, transcript.marks, words)
      for (let id = filler.length; id < vocabulary.size(); id++) filler.push(fillers.has(vocabulary.form(id)))
      for (let i = from; i < words.count; i++) {
        if (filler[words.forms[i]]) continue
        words.forms[count] = words.forms[i]
        words.starts[count++] = words.starts[i]
      }
      const person = speakerOf(turn)
      const isOne = person !== undefined && isParticipant(person)
      turns.set(turn, { from, to: count, group: transcript.group, person: isOne ? person : undefined })
    }
  return {
    size: vocabulary.size(),
    form: vocabulary.form,
    ids: words.forms.subarray(0, count),
    starts: words.starts.subarray(0, count),
    turns,
  }
}
