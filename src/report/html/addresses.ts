/** What the list of codings can be narrowed to: a link to it is a link to a filtered view. */
export interface CodingFilters {
  /** Id of a code; its sub-themes are meant too. */
  readonly theme?: string
  readonly group?: string
  /** A speaker, as `group/label`. */
  readonly speaker?: string
  readonly status?: string
  readonly origin?: string
  /** Id of a question of the guide. */
  readonly question?: string
  /** Values by the names of attributes. */
  readonly attributes?: Readonly<Record<string, string>>
}

/** Gives the address of a view, or of a part of one, within the report. */
export function hrefTo(id: string): string {
  return `#${id.split('/').map(encode).join('/')}`
}

/** Gives the address of a theme's page. */
export function themeHref(code: string): string {
  return hrefTo(`theme/${code}`)
}

/** Gives the address of a transcript. */
export function transcriptHref(id: string): string {
  return `#transcript/${encode(id)}`
}

/** Gives the permanent address of a coding, or of a withheld one: it opens the transcript there, with the evidence beside it. */
export function codingHref(id: string): string {
  return `#coding/${encode(id)}`
}

/**
 * Gives the address of the list of codings, narrowed.
 *
 * @example
 * codingsHref({ theme: 'cost', group: 'fg01' }) // '#codings?theme=cost&group=fg01'
 */
export function codingsHref({ attributes = {}, ...filters }: CodingFilters): string {
  const asked = [
    ...Object.entries(filters),
    ...Object.entries(attributes).map(([name, value]) => [`${attributeKey}${name}`, value] as const),
  ].filter((entry): entry is [string, string] => entry[1] !== undefined)
  const query = asked.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&')
  return query === '' ? '#codings' : `#codings?${query}`
}

/** What stands ahead of an attribute's name in an address, so that an attribute called "group" is not taken for the group. */
export const attributeKey = 'with.'

/** Like `encodeURIComponent`, which throws at half a surrogate pair, as it may stand in the name of a strange file. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))
}
