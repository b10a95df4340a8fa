import { codebookCoder } from '../../../coding/coding-writer'
import type { LaidDecision } from '../../../coding/decisions/review-decision'
import type { Span } from '../../../text/span'
import type { Transcript } from '../../../transcript/transcript'
import type { Ledger } from '../../ledger'
import { isXmlText, xmlElement, xmlText } from '../../xml-text'
import { guidOf } from '../guid'
import { stem } from '../project-names'
import type { CodedStretch, GivenCode } from './coded-stretches'
import type { LaidText } from './lay-text'
import { noteLossInXml } from './xml-losses'

/** What guids and users of a project are made from. */
export interface ProjectNames {
  /** Of the study; guids of sources and cases hold it. */
  readonly study: string
  readonly code: (id: string) => string
  readonly user: (coder: string) => string
  readonly note: (laid: LaidDecision) => string
}

/** How others refer to a source that is written. */
export interface WrittenSource {
  readonly guid: string
  /** Guids of the selections that are the turns, in their order; empty turns have none. */
  readonly turns: readonly (string | null)[]
}

/** Longer excerpts are cut: some readers of XML take no longer attribute. */
const longest = 100_000

/**
 * Writes the element `TextSource` of a transcript: its selections with their codings, memos and evidence, and one for each turn of somebody who is named.
 *
 * A stretch that two people coded is two selections: programs take the coder from there. A selection is called by its words, by which others find out
 * how positions are counted.
 */
export function sourceElement(
  { id, turns }: Transcript,
  { place }: Pick<LaidText, 'place'>,
  stretches: readonly CodedStretch[],
  names: ProjectNames,
  ledger: Ledger,
): WrittenSource & { readonly element: string } {
  const guid = guidOf('source', names.study, id)
  const selections: { readonly span: Span; readonly element: string }[] = []
  let unwritable = 0
  const select = (span: Span, coder: string | null, at: string | null, content: readonly string[] = []): string => {
    const { start, end, words } = place(span)
    const own = guidOf('selection', guid, span.start, span.end, ...(coder === null ? [] : [coder]))
    const isWritable = isXmlText(words)
    if (!isWritable) unwritable++
    const element = xmlElement(
      'PlainTextSelection',
      {
        guid: own,
        // Words that are not all there would tell others that positions are wrong.
        name: isWritable ? shortened(words) : null,
        startPosition: start,
        endPosition: end,
        creatingUser: coder === null ? null : names.user(coder),
        creationDateTime: at,
      },
      ...content,
    )
    selections.push({ span, element })
    return own
  }
  const selected = new Map<string, string>()
  for (const stretch of stretches) {
    const { start, end, coder, codes, memos } = stretch
    const codings = codes.map(given =>
      codingElement(given, guidOf('coding', guid, start, end, given.code, coder), coder, names),
    )
    const at = [...codes.map(given => given.at), ...memos.map(({ decision }) => decision.at)].find(isDateTime) ?? null
    const content = [...evidenceOf(stretch), ...codings, ...memos.map(laid => noteRef(names.note(laid)))]
    const own = select(stretch, coder, at, content)
    if (!selected.has(keyOf(stretch))) selected.set(keyOf(stretch), own)
  }
  const ofTurns = turns.map(turn =>
    turn.speaker === null || turn.start === turn.end ? null : (selected.get(keyOf(turn)) ?? select(turn, null, null)),
  )
  if (unwritable > 0)
    ledger.add({
      what: 'excerpts with characters that XML cannot hold',
      fate: 'left out',
      how: 'these selections have no name; the text itself has the characters, and positions count them',
      subject: id,
      count: unwritable,
    })
  const inOrder = selections.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  const name = noteLossInXml(ledger, stem(id) === id ? id : `${id}.txt`, id)
  const attributes = { guid, name, plainTextPath: `internal://${guid}.txt` }
  return {
    guid,
    element: xmlElement('TextSource', attributes, inOrder.map(({ element }) => `\n${element}`).join(''), '\n'),
    turns: ofTurns,
  }
}

/** Not between the halves of a character. */
function shortened(words: string): string {
  return words.length > longest ? `${words.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : words
}

/** True for a time as schemas want it. */
export function isDateTime(at: string | null): at is string {
  return at !== null && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(at)
}

function codingElement({ code, at, notes }: GivenCode, guid: string, coder: string, names: ProjectNames): string {
  return xmlElement(
    'Coding',
    { guid, creatingUser: names.user(coder), creationDateTime: isDateTime(at) ? at : null },
    xmlElement('CodeRef', { targetGUID: names.code(code) }),
    ...notes.map(laid => noteRef(names.note(laid))),
  )
}

function noteRef(targetGUID: string): string {
  return xmlElement('NoteRef', { targetGUID })
}

/** What rules found there, a line for each code: a person who judges the coding elsewhere sees why it is proposed. */
function evidenceOf({ coder, codes }: CodedStretch): readonly string[] {
  if (coder !== codebookCoder) return []
  const lines = codes.map(({ code, because }) => `${code}: ${because}`)
  return [xmlElement('Description', {}, xmlText(lines.join('\n')))]
}

function keyOf({ start, end }: Span): string {
  return `${start} ${end}`
}
