import type { Codebook } from '../../codebook/codebook'
import type { Coding } from '../../coding/coding'
import { codebookCoder } from '../../coding/coding-writer'
import type { LaidDecision } from '../../coding/decisions/review-decision'
import type { Span } from '../../text/span'
import type { Selectors } from './selectors'

/** Where a transcript's text is, relative to the annotations, and what selects words in it. */
export interface Told {
  readonly source: string
  readonly select: (span: Span) => Selectors
}

/** An annotation, in the words of http://www.w3.org/ns/anno.jsonld. */
export interface Annotation {
  readonly id: string
  readonly type: 'Annotation'
  readonly motivation: 'classifying' | 'assessing' | 'commenting'
  readonly creator: Agent
  /** UTC, ISO 8601. */
  readonly created?: string
  readonly body: readonly Body[]
  readonly target: string | Place
}

interface Agent {
  readonly id?: string
  readonly type: 'Software' | 'Person'
  readonly name: string
}

type Body =
  | (Place & { readonly purpose: 'linking' })
  | { readonly type: 'SpecificResource'; readonly purpose: 'classifying'; readonly source: string }
  | {
      readonly type: 'TextualBody'
      readonly purpose: 'tagging' | 'assessing' | 'describing' | 'commenting'
      readonly value: string
      readonly format: 'text/plain'
      readonly language?: string
    }

interface Place {
  readonly type: 'SpecificResource'
  readonly source: string
  readonly selector: Selectors
}

export function codingIri(id: string): string {
  return `urn:themewright:coding:${encodeURIComponent(id)}`
}

/** The name of a code as an IRI: its id behind `urn:themewright:code:`. */
export function codeIri(id: string): string {
  return `urn:themewright:code:${id.split('/').map(encodeURIComponent).join('/')}`
}

/**
 * Writes a coding: the code as a tag (its label) and as a class (its id), what became of it (`candidate`, `accepted`), why, and the
 * words that made the rules true, as links into the text.
 */
export function ofCoding(
  { id, code, coder, status, start, end, evidence, because }: Coding,
  codebook: Codebook,
  labels: ReadonlyMap<string, string>,
  { source, select }: Told,
): Annotation {
  return {
    id: codingIri(id),
    type: 'Annotation',
    motivation: 'classifying',
    creator: creatorOf(coder, codebook),
    body: [
      text('tagging', labels.get(code) ?? code, codebook.language),
      { type: 'SpecificResource', purpose: 'classifying', source: codeIri(code) },
      text('assessing', status),
      text('describing', because),
      ...evidence.map(span => ({ ...placeOf(source, select, span), purpose: 'linking' as const })),
    ],
    target: placeOf(source, select, { start, end }),
  }
}

/**
 * Writes what a person decided: about a coding where it is one of the collection's (`about`), else about the stretch of text.
 *
 * A memo is a comment; any other decision says in one body what was done (`accept`) and in another why.
 */
export function ofDecision({ decision, place }: LaidDecision, about: string | null, told: Told | null): Annotation {
  const { id, by, at, did, why, code, toCode } = decision
  const isMemo = did === 'memo'
  const bodies: Body[] = isMemo ? [] : [text('assessing', did)]
  const given = toCode ?? code
  if (given !== null) bodies.push({ type: 'SpecificResource', purpose: 'classifying', source: codeIri(given) })
  if (why !== null) bodies.push(text('commenting', why))
  const target = about ?? (told && place ? placeOf(told.source, told.select, place) : codingIri(decision.coding ?? id))
  return {
    id: `urn:themewright:decision:${encodeURIComponent(id)}`,
    type: 'Annotation',
    motivation: isMemo ? 'commenting' : 'assessing',
    creator: { type: 'Person', name: by },
    created: at,
    body: bodies,
    target,
  }
}

/** A codebook codes as a program does; whoever else codes is a person. */
function creatorOf(coder: string, { title, version, hash }: Codebook): Agent {
  if (coder !== codebookCoder) return { type: 'Person', name: coder }
  return { id: `urn:sha256:${hash}`, type: 'Software', name: `${title} ${version}` }
}

function placeOf(source: string, select: Told['select'], { start, end }: Span): Place {
  return { type: 'SpecificResource', source, selector: select({ start, end }) }
}

function text(
  purpose: Extract<Body, { type: 'TextualBody' }>['purpose'],
  value: string,
  language?: string,
): Extract<Body, { type: 'TextualBody' }> {
  return { type: 'TextualBody', purpose, value, format: 'text/plain', ...(language !== undefined && { language }) }
}
