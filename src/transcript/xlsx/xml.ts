/** What is done with the pieces of an XML file, in order. Names come without their prefix: `x:row` is `row`. */
export interface XmlHandlers {
  /** `line` is the 1-based one on which the tag ends. */
  readonly open: (name: string, attribute: (name: string) => string | undefined, line: number) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

export type ReadXml = (bytes: Uint8Array, handlers: XmlHandlers) => void

/** Bytes that are decoded at a time, so that a large file is never one string. */
const step = 1 << 16

/**
 * Makes what reads XML (UTF-8). Entities of the file's own are never followed: a DOCTYPE stops it, and so does whatever is not well-formed.
 * Both throw an Error, whose message opens with the place: `3:17: `.
 */
export async function createXmlReader(): Promise<ReadXml> {
  const { SaxesParser } = await import('saxes')
  return (bytes, { open, close, text }) => {
    const parser = new SaxesParser()
    parser.on('doctype', () => {
      throw parser.makeError('a DOCTYPE')
    })
    parser.on('opentag', tag => {
      const attribute = (wanted: string): string | undefined => {
        if (Object.hasOwn(tag.attributes, wanted)) return tag.attributes[wanted]
        const name = Object.keys(tag.attributes).find(each => localName(each) === wanted && !each.startsWith('xmlns:'))
        return name === undefined ? undefined : tag.attributes[name]
      }
      open(localName(tag.name), attribute, parser.line)
    })
    if (close) parser.on('closetag', tag => close(localName(tag.name)))
    if (text) {
      parser.on('text', text)
      parser.on('cdata', text)
    }
    const decoder = new TextDecoder('utf-8', { fatal: true })
    for (let at = 0; at < bytes.length; at += step) {
      parser.write(decoder.decode(bytes.subarray(at, at + step), { stream: true }))
    }
    parser.write(decoder.decode()).close()
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
