import { createHash } from 'node:crypto'
import early from '../client/early.ts?bundled'
import styles from '../client/report.css?bundled'
import script from '../client/report.ts?bundled'
import { type Html, html, raw } from './html'
import { island } from './island'
import { navigation } from './navigation'
import type { ReportParts, Section } from './section'
import { sectionsOf } from './sections'
import { studyData } from './study-data'
import { decisionsByCoding, transcriptData } from './transcript-data'

export interface HtmlOptions {
  /** False leaves the transcripts out, and with them the search and the list of codings. True unless the study file says otherwise. */
  readonly transcripts?: boolean
}

/**
 * Writes the whole report as one HTML file, piece by piece: it needs nothing beside itself, asks no network, and its policy lets nothing run
 * but its own script.
 *
 * Everything but the transcripts stands in it as HTML, to be read without the script as one long page. Each transcript is carried as data, which the
 * script unpacks when somebody opens it.
 */
export function* toHtml(parts: ReportParts, options: HtmlOptions = {}): Generator<string> {
  const { run, record } = parts
  const withTranscripts = options.transcripts ?? run.study?.report.transcripts ?? true
  const tables = studyData(parts, withTranscripts)
  const { title } = tables.study
  const sections = sectionsOf(parts)
  yield html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="themewright ${record.version}">
<title>${title}</title>
<script>${raw(early)}</script>
<style>${raw(styles)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the view</a>
<header class="head">
<h1><a class="title" href="#${sections[0]?.id ?? 'main'}">${title}</a></h1>
${tools(withTranscripts)}
</header>
<div class="frame">
${navigation(parts, sections, withTranscripts)}
<main id="main" tabindex="-1">
`.html
  for (const [i, section] of sections.entries()) yield view(section, i === 0).html
  yield html`${withTranscripts ? onDemand : leftOut}
</main>
</div>
<footer class="foot">
<p>Made by themewright ${record.version} from ${run.codebook.title} ${run.codebook.version}: ${run.codebook.family}. A coding is a candidate until a person has judged it.${withTranscripts ? ' This file holds the transcripts: it is for those who may read them.' : ' This file holds quotations.'}</p>
</footer>
${island('study-data', tables.study)}`.html
  if (withTranscripts) {
    const decisions = decisionsByCoding(run.decisions)
    for (const [i, transcript] of run.transcripts.entries())
      yield island(`transcript-data-${i}`, transcriptData(transcript, tables, decisions)).html
  }
  yield html`<script>${raw(script)}</script>
</body>
</html>
`.html
}

/** Nothing may load, and nothing may run or colour the page but what was hashed here. */
function policy(): string {
  return [
    `default-src 'none'`,
    `script-src ${[early, script].map(hashOf).join(' ')}`,
    `style-src ${hashOf(styles)}`,
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

/** The first view is open from the start, so that it can be read while the transcripts behind it still load. */
function view({ id, title, content }: Section, isFirst: boolean): Html {
  return html`<section class="${isFirst ? 'view current' : 'view'}" id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading" tabindex="-1">${title}</h2>
${content}
</section>
`
}

function tools(withTranscripts: boolean): Html {
  return html`<div class="tools scripted-only">
${withTranscripts && html`<form role="search" id="search-form"><label class="unseen" for="search-words">Search the transcripts and themes</label><input type="search" id="search-words" placeholder="Search" autocomplete="off"> <button>Search</button></form>`}
<span class="scheme"><label for="scheme">Colours</label> <select id="scheme"><option value="">as the system</option><option value="light">light</option><option value="dark">dark</option></select></span>
<button type="button" id="print-view">Print view</button> <button type="button" id="print-all">Print all views</button>
</div>`
}

/** Views that the script fills when they are opened. */
const onDemand = [
  { id: 'transcript', title: 'Transcript' },
  { id: 'codings', title: 'Codings' },
  { id: 'search', title: 'Search' },
].map(
  ({ id, title }) => html`<section class="view on-demand scripted-only" id="${id}" aria-labelledby="${id}-heading">
<h2 id="${id}-heading" tabindex="-1">${title}</h2>
<div class="filled"></div>
</section>
`,
)

const leftOut = html`<section class="view on-demand scripted-only" id="left-out" aria-labelledby="left-out-heading">
<h2 id="left-out-heading" tabindex="-1">Left out</h2>
<p>This copy of the report was made without the transcripts, so there is no place in it where this stands. Quotations that were chosen stand on the pages of the themes; the run’s <code>codings.jsonl</code> holds every coding.</p>
<div class="filled"></div>
</section>
`
