import type { LaidDecision } from '../../coding/decisions/review-decision'
import type { Run } from '../../run/run'
import type { Exported, ExportedFile } from '../exported'
import { Ledger } from '../ledger'
import { safeName } from '../study/safe-name'
import { type Annotation, codingIri, ofCoding, ofDecision, type Told } from './annotation'
import { createSelectors } from './selectors'

/** What annotations are made of. */
export type AnnotatedRun = Pick<
  Run,
  'study' | 'codebook' | 'transcripts' | 'codings' | 'withheld' | 'people' | 'decisions'
>

/**
 * Writes the codings of a run as annotations after the W3C's Web Annotation Data Model (Recommendation of 23 February 2017), in JSON-LD.
 *
 * `annotations.jsonld` is an AnnotationCollection whose one page holds an annotation a coding, and one a decision of a person, which is a reply to its
 * coding. `texts/NAME.txt` are the transcripts' texts, in which positions are counted: in code points from 0, as section 4.2.5 has it.
 */
export function toWebAnnotations(run: AnnotatedRun): Exported {
  const ledger = new Ledger()
  const names = new Set<string>()
  const texts: ExportedFile[] = []
  const told = new Map<string, Told>()
  for (const { transcript } of run.transcripts) {
    const name = `texts/${safeName(transcript.id, names)}.txt`
    texts.push({ name, content: [transcript.text] })
    told.set(transcript.id, {
      source: encodeURI(name).replace(/[?#]/g, encodeURIComponent),
      select: createSelectors(transcript.text),
    })
  }
  const decisions = run.decisions.filter(decision => stands(decision, told, ledger))
  addLosses(run, ledger)
  return {
    files: [
      { name: 'annotations.jsonld', content: { [Symbol.iterator]: () => collection(run, decisions, told) } },
      ...texts,
    ],
    losses: ledger.losses,
  }
}

/** Lines of the file, one annotation each, so that it need never be in memory as a whole. */
function* collection(
  run: AnnotatedRun,
  decisions: readonly LaidDecision[],
  told: ReadonlyMap<string, Told>,
): Generator<string> {
  const total = run.codings.length + decisions.length
  const { title, version } = run.codebook
  const head = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:themewright:collection',
    type: 'AnnotationCollection',
    label: run.study === null ? `${title} ${version}` : `${run.study.title}: ${title} ${version}`,
    total,
    ...(total > 0 && {
      first: {
        id: 'urn:themewright:page:0',
        type: 'AnnotationPage',
        partOf: 'urn:themewright:collection',
        startIndex: 0,
        items: [],
      },
    }),
  }
  const written = JSON.stringify(head, null, 1)
  if (total === 0) {
    yield `${written}\n`
    return
  }
  const [ahead, behind] = written.split('"items": []')
  yield `${ahead}"items": [\n`
  let left = total
  const line = (annotation: Annotation) => `${JSON.stringify(annotation)}${--left > 0 ? ',' : ''}\n`
  const labels = new Map(run.codebook.codes.map(({ id, label }) => [id, label]))
  const codings = new Set(run.codings.map(({ id }) => id))
  for (const coding of run.codings) yield line(ofCoding(coding, run.codebook, labels, told.get(coding.transcript)!))
  for (const laid of decisions) {
    const about = laid.coding !== null && codings.has(laid.coding) ? codingIri(laid.coding) : null
    yield line(ofDecision(laid, about, told.get(laid.decision.transcript) ?? null))
  }
  yield `]${behind}\n`
}

/** Whether a decision still says something of a coding or of a stretch that is there. */
function stands(
  { decision, outcome, place, coding }: LaidDecision,
  told: ReadonlyMap<string, Told>,
  ledger: Ledger,
): boolean {
  const isTakenBack = outcome === 'superseded' || outcome === 'undone' || decision.did === 'undo'
  if (isTakenBack) ledger.add({ ...takenBack, subject: decision.transcript })
  else if (coding === null && (place === null || !told.has(decision.transcript)))
    ledger.add({ ...placeless, subject: decision.transcript })
  else return true
  return false
}

function addLosses({ codebook, codings, withheld, people, transcripts }: AnnotatedRun, ledger: Ledger): void {
  for (const { id, at } of codebook.codes)
    ledger.add({ ...definitions, subject: id, file: at.file, line: at.line, column: at.column })
  if (codings.length > 0) ledger.add({ ...particulars, count: codings.length })
  if (withheld.length > 0) ledger.add({ ...stopped, count: withheld.length })
  if (people.attributes.length > 0) ledger.add({ ...attributes, count: people.attributes.length })
  for (const { transcript } of transcripts)
    ledger.add({ ...turns, subject: transcript.id, count: transcript.turns.length })
}

const takenBack = {
  what: 'decisions that were taken back',
  fate: 'left out',
  how: 'an annotation says what holds; the person decided anew later, or undid it',
} as const
const placeless = {
  what: 'decisions without a place',
  fate: 'left out',
  how: 'the words that they are about are in no transcript of this run, so there is nothing to annotate',
} as const
const definitions = {
  what: 'definitions and rules of codes',
  fate: 'left out',
  how: 'an annotation names a code and its label; export the codebook for the rest',
} as const
const particulars = {
  what: 'speakers, questions, times, origins and weights of codings',
  fate: 'left out',
  how: 'the model has no words for them; codings.csv has them by the id of the coding',
} as const
const stopped = {
  what: 'withheld codings',
  fate: 'left out',
  how: 'they are no codings; withheld.csv says what stopped each',
} as const
const attributes = {
  what: 'attributes of people',
  fate: 'left out',
  how: 'annotations are about texts, not about those who speak in them',
} as const
const turns = {
  what: 'turns and speakers of transcripts',
  fate: 'left out',
  how: 'the texts hold the words as they stand, without a list of who said which',
} as const
