import type { StudyView, Taken, TranscriptView } from '../api'
import type { Server } from './server'

/** What the page knows of the study, and how old that is. */
export interface Library {
  readonly study: () => StudyView
  /** Transcripts that were opened, as they were then. */
  readonly opened: () => Iterable<TranscriptView>
  /** Gives a transcript as it is now: what was opened is asked for again only after somebody decided something. */
  readonly transcript: (id: string) => Promise<TranscriptView>
  /** Takes in what a decision changed. */
  readonly take: (taken: Taken) => Promise<void>
  readonly refresh: () => Promise<void>
  readonly revision: () => number
}

export async function createLibrary(server: Server): Promise<Library> {
  let study = await server.study()
  let revision = study.revision
  const opened = new Map<string, TranscriptView>()

  const refresh = async (): Promise<void> => {
    study = await server.study()
    revision = study.revision
  }
  return {
    study: () => study,
    opened: () => opened.values(),
    transcript: async id => {
      const known = opened.get(id)
      if (known?.revision === revision) return known
      const fresh = await server.transcript(id)
      opened.set(id, fresh)
      return fresh
    },
    take: async ({ transcript, counts }) => {
      opened.set(transcript.id, transcript)
      revision = transcript.revision
      // One decision adds one line; where there are more, somebody else decided meanwhile, perhaps in another transcript.
      const isAlone = counts.decisions === study.counts.decisions + 1
      study = {
        ...study,
        counts,
        transcripts: study.transcripts.map(line =>
          line.id === transcript.id ? { ...line, ...standingsOf(transcript) } : line,
        ),
      }
      if (!isAlone) await refresh()
    },
    refresh,
    revision: () => revision,
  }
}

function standingsOf({
  codings,
}: TranscriptView): Pick<StudyView['counts'], 'codings' | 'candidates' | 'accepted' | 'rejected' | 'conflicts'> {
  const count = (wanted: string): number => codings.filter(({ standing }) => standing === wanted).length
  return {
    codings: codings.length,
    candidates: count('candidate'),
    accepted: count('accepted'),
    rejected: count('rejected'),
    conflicts: count('conflict'),
  }
}
