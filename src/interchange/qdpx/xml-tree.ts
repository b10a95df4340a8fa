import { createXmlReader } from '../../transcript/xlsx/xml'

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
 * Throws XmlMistake for what is not well-formed, has a DOCTYPE (no entity is ever followed), or is larger or deeper than any honest file.
 */
export async function readXmlTree(bytes: Uint8Array): Promise<XmlElement> {
  const readXml = await createXmlReader()
  const document = growing('', () => undefined, 1)
  const open = [document]
  let elements = 0
  try {
    readXml(bytes, {
      open: (name, attribute, line) => {
        const element = growing(name, attribute, line)
        if (open.length > most.depth) throw new XmlMistake('its elements lie too deep in each other', line)
        if (++elements > most.elements) throw new XmlMistake('it has too many elements', line)
        open[open.length - 1].children.push(element)
        open.push(element)
      },
      close: () => {
        open.pop()
      },
      text: text => {
        open[open.length - 1].pieces.push(text)
      },
    })
  } catch (error) {
    if (error instanceof XmlMistake) throw error
    if (error instanceof Error) throw mistakeOf(error)
    throw error
  }
  return document.children[0]
}

interface Growing extends XmlElement {
  readonly children: Growing[]
  readonly pieces: string[]
}

function growing(name: string, attribute: XmlElement['attribute'], line: number): Growing {
  const pieces: string[] = []
  return {
    name,
    attribute,
    line,
    children: [],
    pieces,
    get text() {
      return pieces.join('')
    },
  }
}

/** The parser writes the place ahead of what is wrong: `3:17: unclosed tag`. */
function mistakeOf({ message }: Error): XmlMistake {
  const [, line, column, what] = /^(\d+):(\d+): (.*)$/s.exec(message) ?? [null, null, null, message]
  if (line === null) return new XmlMistake('it is not written in UTF-8', null)
  const said = what === 'a DOCTYPE' ? 'it has a DOCTYPE, which no project needs' : 'it is not well-formed XML'
  return new XmlMistake(said, Number(line), Math.max(1, Number(column)))
}
