import type { Code } from '../../../codebook/codebook'
import { codeMarks } from '../../code-marks'
import { themeHref } from '../addresses'
import { type Html, html } from '../html'
import { shortened } from './shortened'

/** As many signs of a label as stand upright over a column. */
const longest = 44

/**
 * Writes the head of a table that has a column for each code: superordinate themes over their sub-themes, each a link to its page. A theme with
 * sub-themes has a column of its own ahead of them, which holds it as a whole.
 *
 * @param before Headings of the columns ahead of the codes.
 */
export function codeHeadings(codes: readonly Code[], before: readonly Html[]): Html {
  const marks = codeMarks(codes)
  const themes = codes.filter(({ parent }) => parent === null)
  const within = (theme: Code): readonly Code[] => codes.filter(({ id }) => id.startsWith(`${theme.id}/`))
  return html`<thead><tr>${before}${themes.map(theme => {
    const { theme: colour } = marks.get(theme.id)!
    const below = within(theme).length
    return below === 0
      ? html`<th scope="col" rowspan="2" class="upright first theme-${colour}"><a href="${themeHref(theme.id)}">${upright(theme.label)}</a></th>`
      : html`<th scope="colgroup" colspan="${below + 1}" class="theme-head first theme-${colour}"><a href="${themeHref(theme.id)}">${theme.label}</a></th>`
  })}</tr><tr>${themes.map(theme => {
    const below = within(theme)
    if (below.length === 0) return null
    return html`<th scope="col" class="upright first whole">${upright('whole theme')}</th>${below.map(({ id, label }) => html`<th scope="col" class="upright"><a href="${themeHref(id)}">${upright(label)}</a></th>`)}`
  })}</tr></thead>`
}

function upright(label: string): Html {
  const short = shortened(label, longest)
  return short === label ? html`<span>${label}</span>` : html`<span title="${label}">${short}</span>`
}
