/** Names and values of attributes; those that are null are left out. */
export type XmlAttributes = Readonly<Record<string, string | number | boolean | null>>

/**
 * Writes an XML element, its attributes in the order given; what it holds must be XML already (`xmlText` makes it of text).
 *
 * @example
 * xmlElement('Code', { name: 'Pay & hours', guid: null }, xmlElement('Description', {}, xmlText('< 1 h')))
 * // '<Code name="Pay &amp; hours"><Description>&lt; 1 h</Description></Code>'
 */
export function xmlElement(name: string, attributes: XmlAttributes, ...content: readonly string[]): string {
  let tag = `<${name}`
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) tag += ` ${key}="${xmlAttribute(`${value}`)}"`
  }
  return content.length === 0 ? `${tag}/>` : `${tag}>${content.join('')}</${name}>`
}

/** Writes text so that an XML reader gives it back: but for characters that XML 1.0 cannot hold, which are left out. */
export function xmlText(text: string): string {
  return withoutIllegal(text).replace(/[&<>\r]/g, sign => escapes[sign])
}

/** True unless `xmlText` leaves something out. */
export function isXmlText(text: string): boolean {
  return withoutIllegal(text) === text
}

function xmlAttribute(text: string): string {
  return withoutIllegal(text).replace(/[&<>"\r\n\t]/g, sign => escapes[sign])
}

/** Control characters, halves of surrogate pairs and non-characters (XML 1.0, production 2). */
function withoutIllegal(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
    /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '',
  )
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}
