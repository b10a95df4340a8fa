import { SaxesParser } from 'saxes'

/** An element of markup that stands well-formed, with all text in it. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
}

/** Parses markup as XML, which throws at whatever is not well-formed, and gives its elements in the order in which they close. */
export function elementsOf(markup: string): readonly Element[] {
  const parser = new SaxesParser()
  const open: { name: string; attributes: Record<string, string>; text: string }[] = []
  const closed: Element[] = []
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) =>
    open.push({ name, attributes: attributes as Record<string, string>, text: '' }),
  )
  parser.on('text', text => {
    for (const element of open) element.text += text
  })
  parser.on('closetag', () => closed.push(open.pop()!))
  parser.write(`<div>${markup}</div>`).close()
  return closed
}

/** Gives what each row of each table says, cell by cell. */
export function rowsOf(markup: string): readonly (readonly string[])[] {
  return [...markup.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell]) => textOf(cell)),
  )
}

/** Gives the text of markup, blanks collapsed. */
export function textOf(markup: string): string {
  return markup
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
}
