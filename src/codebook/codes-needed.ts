import type { Place } from '../problem'
import { askedFor } from './asked-for'
import type { Code, Codebook } from './codebook'

/** A code's wish to know whether another code applies: by `code: id`, or by `code(id)` in a pattern or a list that it uses. */
export interface CodeReference {
  /** As written. */
  readonly id: string
  readonly at: Place
}

/** Gives the references to other codes among a code's rules, each id at its first place. */
export function codeReferences(
  code: Pick<Code, 'rules' | 'unless' | 'except'>,
  lists: Codebook['lists'],
): readonly CodeReference[] {
  return [...askedFor(code, { lists }).codes].map(([id, at]) => ({ id, at }))
}

/** Gives, for each code by its place, the places of the codes whose codings it asks for: those named, and their sub-themes. */
export function codesNeeded({ codes, lists }: Pick<Codebook, 'codes' | 'lists'>): readonly (readonly number[])[] {
  return codes.map(code =>
    codeReferences(code, lists).flatMap(({ id }) =>
      codes.flatMap((other, index) => (other.id === id || other.id.startsWith(`${id}/`) ? [index] : [])),
    ),
  )
}
