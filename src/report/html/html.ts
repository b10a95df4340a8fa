import { visibleControls } from '../visible'

/** A piece of HTML in which every text is inert. Only `html` and `raw` make one. */
export interface Html {
  readonly html: string
}

/** What can stand in a piece of HTML: text, which is escaped; other pieces; lists of both; nothing. */
export type Content = string | number | Html | null | undefined | false | readonly Content[]

/**
 * Writes HTML. Whatever is put into it is text, shown as it is and doing nothing, unless it was made by `html` itself. Attributes stand in
 * double quotes.
 *
 * @example
 * html`<td title="${'"'}">${'<b>'}</td>`.html // '<td title="&quot;">&lt;b&gt;</td>'
 */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  let written = strings[0]!
  for (let i = 0; i < contents.length; i++) written += `${write(contents[i])}${strings[i + 1]}`
  return { html: written }
}

/** Takes a string for HTML as it is. For our own constants and what a library drew; never for words of a study. */
export function raw(markup: string): Html {
  return { html: markup }
}

function write(content: Content): string {
  if (content === null || content === undefined || content === false) return ''
  if (typeof content === 'object') return 'html' in content ? content.html : content.map(write).join('')
  return escapeHtml(`${content}`)
}

/** Writes text so that it stands in HTML, or in an attribute between quotes, as it is; what would turn its words around is shown as a sign. */
export function escapeHtml(text: string): string {
  return visibleControls(text).replace(/[&<>"']/g, sign => entities[sign]!)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
