/** The way to a value: keys of mappings and places in lists. */
export type Path = readonly (string | number)[]

/**
 * A value in a YAML file, and the way to it.
 *
 * The functions below look into values that nobody has validated yet, so that every part can be read though another is wrong.
 * What is not there, or of another type, they give as nothing: the schema has said so already.
 */
export interface Field {
  readonly value: unknown
  readonly path: Path
}

/** A mapping as `readYaml` gives it: without a prototype, so that only what was written is found. */
export type Mapping = Readonly<Record<string, unknown>>

/** Gives the value under a key; undefined where there is none. */
export function child({ value, path }: Field, key: string): Field {
  return { value: isMapping(value) ? value[key] : undefined, path: [...path, key] }
}

/** Gives the items of a list. */
export function items({ value, path }: Field): readonly Field[] {
  return Array.isArray(value) ? value.map((item, index) => ({ value: item, path: [...path, index] })) : []
}

/** Gives the keys of a mapping with their values. */
export function entries({ value, path }: Field): readonly (readonly [key: string, field: Field])[] {
  return isMapping(value)
    ? Object.entries(value).map(([key, item]) => [key, { value: item, path: [...path, key] }])
    : []
}

/** Gives the text under a key, without white space around it. */
export function textAt(field: Field, key: string): string | null {
  const { value } = child(field, key)
  return typeof value === 'string' ? value.trim() : null
}

/** Gives the texts of a list, or a lone text as a list of one. */
export function textsAt(field: Field, key: string): readonly string[] {
  const found = child(field, key)
  return (typeof found.value === 'string' ? [found] : items(found)).flatMap(({ value }) =>
    typeof value === 'string' ? [value.trim()] : [],
  )
}

export function numberAt(field: Field, key: string): number | null {
  const { value } = child(field, key)
  return typeof value === 'number' ? value : null
}

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
