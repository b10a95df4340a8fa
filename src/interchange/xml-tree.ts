import { createXmlReader } from '../transcript/xlsx/xml'

/** An element of an XML file with all that stands in it. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string
  /** Gives an attribute by its name, without prefix. */
  readonly attribute: (name: string) => string | undefined
  readonly children: readonly XmlElement[]
  /** Its own text, not that of its children. */
  readonly text: string
  /** 1-based line on which its tag ends. */
  readonly line: number
}

/** Why a file is no XML that is read, and where. */
export class XmlMistake extends Error {
  constructor(
    message: string,
    /** 1-based; null where it is not known. */
    readonly line: number | null,
    readonly column: number | null = null,
  ) {
    super(message)
  }
}

const most = { depth: 100, elements: 2_000_000 }

/**
 * Reads an XML file (UTF-8) into a tree. Names come without their prefix, and the namespace is not looked at.
 *
 * @param take Is asked for each element that has ended, with the one around it; what it takes is not kept in the tree, so that a large file need not
 * be in memory at once.
 *
 * Throws XmlMistake for what is not well-formed, has a DOCTYPE (no entity is ever followed), or is larger or deeper than any honest file.
 */
export async function readXmlTree(
  bytes: Uint8Array,
  take: (element: XmlElement, around: XmlElement) => boolean = () => false,
): Promise<XmlElement> {
  const readXml = await createXmlReader()
  const document = new Growing('', () => undefined, 1)
  const open = [document]
  let elements = 0
  try {
    readXml(bytes, {
      open: (name, attribute, line) => {
        const element = new Growing(name, attribute, line)
        if (open.length > most.depth) throw new XmlMistake('its elements lie too deep in each other', line)
        if (++elements > most.elements) throw new XmlMistake('it has too many elements', line)
        open.push(element)
      },
      close: () => {
        const element = open.pop()!
        const around = open[open.length - 1]
        if (!take(element, around)) around.add(element)
      },
      text: text => {
        const element = open[open.length - 1]
        element.text += text
      },
    })
  } catch (error) {
    if (error instanceof XmlMistake) throw error
    if (error instanceof Error) throw mistakeOf(error)
    throw error
  }
  return document.children[0]
}

/** There may be a million: what most do not have takes no room. */
class Growing implements XmlElement {
  children: Growing[] = none
  text = ''
  constructor(
    readonly name: string,
    readonly attribute: XmlElement['attribute'],
    readonly line: number,
  ) {}

  add(child: Growing): void {
    if (this.children === none) this.children = [child]
    else this.children.push(child)
  }
}

const none: Growing[] = []

/** The parser writes the place ahead of what is wrong: `3:17: unclosed tag`. */
function mistakeOf({ message }: Error): XmlMistake {
  const [, line, column, what] = /^(\d+):(\d+): (.*)$/s.exec(message) ?? [null, null, null, message]
  if (line === null) return new XmlMistake('it is not written in UTF-8', null)
  const said = what === 'a DOCTYPE' ? 'it has a DOCTYPE, which no project needs' : 'it is not well-formed XML'
  return new XmlMistake(said, Number(line), Math.max(1, Number(column)))
}
