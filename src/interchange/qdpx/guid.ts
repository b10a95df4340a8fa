import { hash } from 'node:crypto'

/**
 * Gives the guid of something by its names (UUID, version 5, RFC 9562 §5.5): the same names give the same guid everywhere, so that an export has the same
 * bytes each time, and that a program knows a code, a source or a coding again which it has imported before.
 *
 * @param names What kind of thing it is, then what it is called, from the whole to the part.
 *
 * @example
 * guidOf('code', 'Costs of study', 'cost/fees') // the guid of the code cost/fees, whatever the version of that codebook
 */
export function guidOf(...names: readonly (string | number)[]): string {
  return uuid5(ours, JSON.stringify(names))
}

/**
 * Makes a UUID of version 5: the SHA-1 of a name space and a name.
 *
 * @example
 * uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com') // '2ed6657d-e927-568b-95e1-2665a8aea6a2'
 */
export function uuid5(space: string, name: string): string {
  const hex = hash('sha1', Buffer.concat([Buffer.from(space.replaceAll('-', ''), 'hex'), Buffer.from(name)]))
  const variant = '89ab'[Number.parseInt(hex[16], 16) & 3]
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-')
}

/** The name space of all guids that are made here: `uuid5` of the name space for names of domains and "themewright". */
const ours = uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'themewright')
