import type { ReadXml } from '../xlsx/xml'

/** What a style of an OpenDocument file says of the text in it; undefined where it leaves that to what is around it. */
export interface OdtStyle {
  readonly bold?: boolean
  readonly isHeading: boolean
}

/** Gives a style by its family (`paragraph`, `text`) and name. */
export type OdtStyles = (family: string, name: string | undefined) => OdtStyle

interface Written {
  readonly parent: string | undefined
  readonly name: string
  bold?: boolean
}

/** A style that is its own ancestor goes no further than this. */
const deepest = 30

/** Reads the styles of OpenDocument files, of which the later ones come first: those of `content.xml` are named anew in each file. */
export function odtStyles(files: readonly Uint8Array[], readXml: ReadXml): OdtStyles {
  const styles = new Map<string, Written>()
  for (const file of files) {
    let open: Written | null = null
    readXml(file, {
      open: (tag, attribute) => {
        if (tag === 'style') {
          open = { parent: attribute('parent-style-name'), name: attribute('display-name') ?? attribute('name') ?? '' }
          styles.set(keyOf(attribute('family') ?? '', attribute('name') ?? ''), open)
        }
        if (tag !== 'text-properties' || !open) return
        const weight = attribute('font-weight')
        if (weight !== undefined) open.bold = weight === 'bold' || Number(weight) >= 600
      },
      close: tag => {
        if (tag === 'style') open = null
      },
    })
  }
  return (family, name) => {
    let bold: boolean | undefined
    let isHeading = false
    let style = name === undefined ? undefined : styles.get(keyOf(family, name))
    for (let depth = 0; style && depth < deepest; depth++) {
      bold ??= style.bold
      isHeading ||= family === 'paragraph' && /^(?:heading|title|subtitle)/i.test(style.name)
      style = style.parent === undefined ? undefined : styles.get(keyOf(family, style.parent))
    }
    return { ...(bold !== undefined && { bold }), isHeading }
  }
}

const keyOf = (family: string, name: string): string => `${family}/${name}`
