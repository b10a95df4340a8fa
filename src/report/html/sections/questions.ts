import { glossary } from '../../content/glossary'
import { html } from '../html'
import type { ReportParts, Section } from '../section'

/** Explains how to read the report: where to find what, and what its words mean. */
export function questions({ run }: ReportParts): Section {
  return {
    id: 'questions',
    title: 'How to read this report',
    part: 'findings',
    content: html`
<h3>Where to find what</h3>
<dl class="terms">
<dt>What is the main finding?</dt><dd>As far as counts can tell, <a href="#overview">at a glance</a>, and the <a href="#themes">table of themes</a>.</dd>
<dt>Who said this?</dt><dd>On each theme’s page, with the words around it; <a href="#people">people by theme</a> and <a href="#groups">groups by theme</a> show all.</dd>
<dt>Why was it coded so?</dt><dd>Choose a coding in a transcript: it shows the words that were found and the rule that they fulfil. On a theme’s page, “Why it was coded” says it below each quotation.</dd>
<dt>What did people overrule?</dt><dd><a href="#decisions">Decisions of reviewers</a>.</dd>
<dt>What was left out?</dt><dd><a href="#withheld">What was withheld</a>.</dd>
<dt>Can it be trusted?</dt><dd><a href="#reliability">Reliability</a> and <a href="#method">method</a>.</dd>
</dl>
<h3>What the words mean</h3>
<dl class="terms">${glossary(run).map(({ term, meaning }) => html`<dt>${term}</dt><dd>${meaning}</dd>`)}</dl>`,
  }
}
