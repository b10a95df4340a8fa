import type { Frequency } from '../../analysis/frequencies'
import { codeMarks } from '../code-marks'
import { hrefTo, themeHref } from './addresses'
import { type Html, html } from './html'
import type { Part, ReportParts, Section } from './section'

/** Makes the list of views: by part, the themes as a tree with how many people speak of each. */
export function navigation({ run }: ReportParts, sections: readonly Section[], withTranscripts: boolean): Html {
  const pages = new Set(sections.map(({ id }) => id))
  const tree = html`<ul aria-label="Pages of the themes">${branches(run.frequencies, null, pages, codeMarks(run.codebook.codes))}</ul>`
  const parts = partNames.map(([part, name]) => {
    const views = sections.filter(section => section.part === part && !isThemePage(section.id))
    const onDemand = part === 'talk' && withTranscripts ? demanded : []
    if (views.length + onDemand.length === 0 && part !== 'themes') return null
    return html`<h2 id="part-${part}">${name}</h2>
<ul aria-labelledby="part-${part}">${views.map(({ id, title }) => link(id, title))}${onDemand.map(([id, title]) => html`<li class="scripted-only"><a href="#${id}">${title}</a></li>`)}</ul>
${part === 'themes' && tree}`
  })
  return html`<nav class="navigation" id="navigation" aria-label="Views of the report">
<button type="button" class="opener scripted-only" id="navigation-opener" aria-expanded="false" aria-controls="navigation-list">Views</button>
<div id="navigation-list">
${parts}
</div>
</nav>`
}

const partNames: readonly (readonly [Part, string])[] = [
  ['findings', 'Findings'],
  ['themes', 'Themes'],
  ['people', 'People'],
  ['talk', 'The talk'],
  ['audit', 'Audit'],
]

const demanded = [
  ['codings', 'Codings'],
  ['search', 'Search'],
] as const

function isThemePage(id: string): boolean {
  return id.startsWith('theme/')
}

function link(id: string, title: string): Html {
  return html`<li><a href="${hrefTo(id)}">${title}</a></li>`
}

function branches(
  frequencies: readonly Frequency[],
  parent: string | null,
  pages: ReadonlySet<string>,
  marks: ReturnType<typeof codeMarks>,
): readonly Html[] {
  return frequencies
    .filter(each => each.parent === parent)
    .map(({ code, label, participants, mentions }) => {
      const below = branches(frequencies, code, pages, marks)
      const { theme, mark } = marks.get(code)!
      const counted =
        participants === null
          ? html`${mentions}<span class="unseen"> mentions</span>`
          : html`${participants}<span class="unseen"> ${participants === 1 ? 'person' : 'people'}</span>`
      const name = html`<span class="mark">${mark}</span> <span>${label}</span> <span class="count">${counted}</span>`
      const entry = pages.has(`theme/${code}`)
        ? html`<a class="theme theme-${theme}" href="${themeHref(code)}">${name}</a>`
        : html`<span class="theme theme-${theme}">${name}</span>`
      return html`<li>${entry}${below.length > 0 && html`<ul>${below}</ul>`}</li>`
    })
}
