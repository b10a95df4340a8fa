import type { NamedCode } from './code-tree'

/** A tag as Taguette has it. */
export interface Tag {
  readonly key: string
  /** Its whole name: `cost.fees`. */
  readonly path: string
  /** Key of the tag above it, which later versions of Taguette know; null where nothing says. */
  readonly parent: string | null
  readonly definition: string | null
}

/** Makes codes of tags. People write `cost.fees`: it is below `cost` where that is a tag too, and else one name. */
export function codesOfTags(tags: readonly Tag[]): readonly NamedCode[] {
  const byPath = new Map(tags.map(({ path, key }) => [path, key]))
  return tags.map(({ key, path, parent, definition }) => {
    const cuts = [...path.matchAll(/\s*(?:[./\\>]|::)\s*/g)].filter(({ index }) => {
      const above = byPath.get(path.slice(0, index))
      return above !== undefined && (parent === null || above === parent)
    })
    const cut = cuts.at(-1)
    const below = cut === undefined ? '' : path.slice(cut.index + cut[0].length)
    const above = below === '' ? parent : byPath.get(path.slice(0, cut!.index))!
    return { key, parent: above, name: below || path, definition }
  })
}
