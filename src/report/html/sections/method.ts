import { exemplarPolicy } from '../../../analysis/exemplars'
import { type FilledChecklist, type MethodContent, methodContent } from '../../content/method'
import { counted } from '../../in-words'
import { themeHref } from '../addresses'
import { type Html, html } from '../html'
import type { ReportParts, Section } from '../section'

/** Shows how the study was analysed: kind of analysis, inputs with their hashes, what the tool cannot know, and the reporting standards. */
export function method(parts: ReportParts): Section {
  const content = methodContent(parts)
  const { family, isNot, cannotKnow, paragraphs, researchers, checklists } = content
  return {
    id: 'method',
    title: 'Method',
    part: 'audit',
    content: html`
<p class="lede">${family}</p>
${isNot.map(sentence => html`<p>${sentence}</p>`)}
<h3>What the tool cannot know</h3>
<ul>${cannotKnow.map(sentence => html`<li>${sentence}</li>`)}</ul>
<h3>What was done</h3>
<p class="faint">A draft for a methods section, for people to check and complete.</p>
${paragraphs.map(paragraph => html`<p>${paragraph}</p>`)}
${researchers !== null && html`<h4>The researchers, as they say themselves</h4><blockquote class="given">${researchers}</blockquote>`}
<details><summary>How quotations were chosen</summary>${exemplarPolicy.split('\n').map(line => html`<p>${line}</p>`)}</details>
<h3>How to make it again</h3>
${settings(content)}
<h3>Problems of the run</h3>
${problems(content)}
<h3>Reporting standards</h3>
<p>What software can know is filled in. Everything else is marked for the researcher; nothing is guessed. A filled checklist tells what was reported, not how good a study is.</p>
${checklists.map(checklist)}
<h3>The codebook</h3>
${codebook(content)}`,
  }
}

function settings({ settings, inputs, again }: MethodContent): Html {
  return html`<p>${again}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Settings"><table class="settings"><caption>What it was made with.</caption>
<tbody>${settings.map(
    ([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>
`,
  )}</tbody></table></div>
<details><summary>${counted(inputs.length, 'input file')} with size and SHA-256</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Input files"><table><caption>Every file that went in.</caption>
<thead><tr><th scope="col">File</th><th scope="col" class="number">Bytes</th><th scope="col">SHA-256</th></tr></thead>
<tbody>${inputs.map(
    ({
      path,
      bytes,
      sha256,
    }) => html`<tr><th scope="row">${path}</th><td class="number">${bytes}</td><td class="code">${sha256}</td></tr>
`,
  )}</tbody></table></div></details>`
}

function problems({ problems: { all, shown } }: MethodContent): Html {
  if (all === 0) return html`<p>None was noticed.</p>`
  return html`<ul class="problems">${shown.map(
    ({ severity, code, message, file, line, hint }) =>
      html`<li><b>${severity}</b> <code>${code}</code>${file !== undefined && html` <span class="code">${file}${line !== undefined && html`:${line}`}</span>`} ${message}${hint !== undefined && html` <span class="faint">(${hint})</span>`}</li>`,
  )}</ul>
${all > shown.length && html`<p>The first ${shown.length} of ${all}; all are in <code>run.json</code>.</p>`}`
}

function checklist({ id, name, source, summary, items }: FilledChecklist): Html {
  return html`<details${id === 'COREQ' ? openAttribute : ''}><summary>${id}: ${summary}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="${id}"><table class="checklist"><caption>${name} (${source}).</caption>
<thead><tr><th scope="col">Item</th><th scope="col">Topic</th><th scope="col">Status</th><th scope="col">What is known</th></tr></thead>
<tbody>${items.map(
    ({ number, section, topic, status, text, from }) =>
      html`<tr><td>${number}</td><th scope="row">${topic}<br><span class="faint">${section}</span></th><td class="status ${status}">${statuses[status]}</td><td>${status === 'researcher' ? html`<b>${text}</b>` : text}${from !== '' && html` <span class="faint">(from ${from})</span>`}</td></tr>
`,
  )}</tbody></table></div></details>`
}

const openAttribute = html` open`

const statuses = { filled: '● filled', partly: '◐ in part', researcher: '○ open' } as const

function codebook({ tree, lists, changes }: MethodContent): Html {
  return html`<details><summary>Coding tree: ${counted(tree.length, 'code')}</summary>
<ul class="tree">${tree.map(({ code, label, level, brief }) => html`<li class="level-${Math.min(level, 4)}"><a href="${themeHref(code)}">${label}</a> <span class="faint">level ${level}</span>${brief !== null && html`: ${brief}`}</li>`)}</ul>
<p>Definitions, examples and rules are on the page of each code; the whole is in <code>codebook.md</code>.</p></details>
${lists.length > 0 && html`<details><summary>${counted(lists.length, 'named list')} of words</summary><dl class="terms">${lists.map(({ name, patterns }) => html`<dt>${name}</dt><dd class="code">${patterns.join(' · ')}</dd>`)}</dl></details>`}
${
  changes.length === 0
    ? html`<p>The codebook has no log of changes.</p>`
    : html`<details><summary>Log of changes: ${counted(changes.length, 'entry', 'entries')}</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Changes of the codebook"><table><caption>Changes of the codebook, as it lists them.</caption>
<thead><tr><th scope="col">Version</th><th scope="col">Date</th><th scope="col">Kind</th><th scope="col">What</th><th scope="col">Why</th></tr></thead>
<tbody>${changes.map(
        ({
          version,
          date,
          kind,
          what,
          why,
        }) => html`<tr><th scope="row">${version}</th><td>${date}</td><td>${kind}</td><td>${what}</td><td>${why ?? html`<span class="faint">not said</span>`}</td></tr>
`,
      )}</tbody></table></div></details>`
}`
}
