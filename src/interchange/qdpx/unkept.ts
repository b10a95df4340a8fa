import { getOrMake } from '../../analysis/get-or-make'
import type { Loss } from '../ledger'
import type { XmlElement } from '../xml-tree'

/** Counts what a project tells and no study has a place for, element by element as they are read. */
export class Unkept {
  readonly #found = new Map<
    string,
    { readonly kind: Kind; readonly subject: string | null; line: number; count: number }
  >()

  see({ name, attribute, line }: XmlElement, around: XmlElement): void {
    if (!isCoding.has(name) && has(attribute, ['creatingUser', 'creatingUserGUID', 'creationDateTime']))
      this.#count(makers, line)
    if (has(attribute, ['modifyingUser', 'modifyingUserGUID', 'modifiedDateTime'])) this.#count(changes, line)
    if (has(attribute, ['richTextPath']) || (name === 'Representation' && around.name === 'PDFSource'))
      this.#count(layouts, line, (name === 'Representation' ? around : { attribute }).attribute('name') ?? null)
    if (name === 'TextDescription') this.#count(pictureTexts, line, around.attribute('name') ?? null)
    if (name === 'SyncPoint' && has(attribute, ['timeStamp'])) this.#count(moments, line)
    if (around.name === 'Note' && name === 'VariableValue') this.#count(noteValues, line)
    if (around.name === 'Note' && name === 'PlainTextSelection') this.#count(noteSelections, line)
    if (inMedia.has(around.name) && name === 'Description') this.#count(mediaWords, line)
    if (inMedia.has(around.name) && name === 'NoteRef') this.#count(mediaNotes, line)
  }

  /** One for each kind, and for each text where it is known which. */
  losses(file: string): readonly Loss[] {
    return [...this.#found.values()].map(({ kind, ...each }) => ({ ...kind, ...each, file, column: null }))
  }

  #count(kind: Kind, line: number, subject: string | null = null): void {
    getOrMake(this.#found, JSON.stringify([kind.what, subject]), () => ({ kind, subject, line, count: 0 })).count++
  }
}

type Kind = Pick<Loss, 'what' | 'fate' | 'how'>

function has(attribute: XmlElement['attribute'], names: readonly string[]): boolean {
  return names.some(name => attribute(name) !== undefined)
}

/** Who made these, and when, comes across. */
const isCoding: ReadonlySet<string> = new Set(['Coding', 'PlainTextSelection', 'TranscriptSelection', 'Note'])
const inMedia: ReadonlySet<string> = new Set(['PictureSelection', 'PDFSelection', 'AudioSelection', 'VideoSelection'])

const makers = {
  what: 'makers and times',
  fate: 'left out',
  how: 'who made a text, a recording or the project, and when, has no place in a study; of codings and memos it has',
} as const
const changes = {
  what: 'later changes',
  fate: 'left out',
  how: 'who changed something last, and when, has no place in a study',
} as const
const layouts = {
  what: 'layout of documents',
  fate: 'left out',
  how: 'the words alone come across, without fonts, pages and pictures',
} as const
const pictureTexts = { what: 'texts about pictures', fate: 'left out', how: 'only texts are coded here' } as const
const moments = {
  what: 'times in recordings',
  fate: 'left out',
  how: 'the text has no times at these places, and a plain text holds no others',
} as const
const noteValues = {
  what: 'values of attributes of notes',
  fate: 'left out',
  how: 'attributes are said of people',
} as const
const noteSelections = {
  what: 'selections in notes',
  fate: 'left out',
  how: 'a note is no transcript, so nothing in it is selected',
} as const
const mediaWords = {
  what: 'descriptions of selections in media',
  fate: 'left out',
  how: 'they are about what is no stretch of a text',
} as const
const mediaNotes = {
  what: 'places of notes',
  fate: 'left out',
  how: 'the note is about what is no stretch of a text: it is among the memos of the project',
} as const
