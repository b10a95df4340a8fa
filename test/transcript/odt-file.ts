import { zip } from './zip'

const namespaces = ['office', 'style', 'text', 'table', 'draw', 'fo']
  .map(name => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')
const bold = '<style:text-properties fo:font-weight="bold"/>'
const styles = `<office:automatic-styles>
  <style:style style:name="T1" style:family="text">${bold}</style:style>
  <style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>
  <style:style style:name="P1" style:family="paragraph">${bold}</style:style>
  <style:style style:name="P2" style:family="paragraph" style:parent-style-name="Title"/>
</office:automatic-styles>`

export const odtContent = (body: string): string =>
  `<?xml version="1.0"?><office:document-content ${namespaces}>${styles}<office:body><office:text>${body}</office:text></office:body></office:document-content>`

/** Writes an `.odt` file of XML; `T1` is a style of text in bold, `P1` one of paragraphs in bold. */
export function odtFile(body: string, more: Parameters<typeof zip>[0] = []): Buffer {
  const named = `<office:document-styles ${namespaces}><office:styles>
    <style:style style:name="Title" style:family="paragraph"/><style:style style:name="Strong" style:family="text">${bold}</style:style>
    </office:styles><office:master-styles><style:header><text:p>Page header: no.</text:p></style:header></office:master-styles></office:document-styles>`
  return zip([
    ['mimetype', 'application/vnd.oasis.opendocument.text'],
    ['content.xml', odtContent(body)],
    ['styles.xml', named],
    ...more,
  ])
}

/** The same as one XML file. */
export function fodtFile(body: string): Buffer {
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<office:document ${namespaces} office:mimetype="application/vnd.oasis.opendocument.text">${styles}
    <office:master-styles><style:header><text:p>Page header: no.</text:p></style:header></office:master-styles>
    <office:body><office:text>${body}</office:text></office:body></office:document>`,
  )
}
