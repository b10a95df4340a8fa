import { labelKey } from '../transcript/labels'
import type { Transcript } from '../transcript/transcript'
import type { Imported, ImportedTranscript } from './imported'
import { Ledger } from './ledger'
import { alignTexts } from './qdpx/align-texts'

/**
 * Moves an import's codings to the transcripts of a study, where the import's texts are theirs but for white space, as programs keep one document with
 * other line ends.
 *
 * Where a text is another, or the study lacks it, the import stays as it is, a study of its own, with that said in its losses.
 */
export function layOnStudy(
  imported: Imported,
  study: readonly Transcript[],
): { readonly imported: Imported; readonly isLaid: boolean } {
  const byId = new Map(study.map(transcript => [labelKey(transcript.id), transcript]))
  const placed = new Map<string, { readonly id: string; readonly place: Place }>()
  const transcripts: ImportedTranscript[] = []
  const ledger = new Ledger()
  for (const each of imported.transcripts) {
    const own = byId.get(labelKey(each.id))
    const aligned = own && alignTexts(each.text, own.text)
    if (own === undefined || !aligned?.place) ledger.add({ ...(own ? otherText : noText), subject: each.id })
    else {
      placed.set(each.id, { id: own.id, place: aligned.place })
      transcripts.push({ id: own.id, text: own.text, kind: each.kind })
    }
  }
  if (ledger.losses.length > 0) {
    const losses = [...imported.losses, ...ledger.losses]
    return { imported: { ...imported, losses }, isLaid: false }
  }
  const codings = imported.codings.map(coding => {
    const { id, place } = placed.get(coding.transcript)!
    return { ...coding, ...place(coding), transcript: id }
  })
  return { imported: { ...imported, transcripts, codings }, isLaid: true }
}

type Place = NonNullable<ReturnType<typeof alignTexts>['place']>

const apart = 'so the import is a study of its own, and nothing was laid beside the one that --study names'
const otherText = {
  what: 'transcripts unlike those of the study',
  fate: 'assumed',
  how: `its words are not those of the study’s transcript of this name, ${apart}`,
} as const
const noText = {
  what: 'transcripts unlike those of the study',
  fate: 'assumed',
  how: `the study has no transcript of this name, ${apart}`,
} as const
