import { wordsSaid } from '../../../analysis/words-said'
import type { CodedTranscript } from '../../../coding/coded-transcript'
import { transcriptHref } from '../addresses'
import { html } from '../html'
import type { ReportParts, Section } from '../section'

/** Lists the transcripts: how much was said in each, and how much of it was coded. */
export function transcripts({ run }: ReportParts): Section {
  return {
    id: 'transcripts',
    title: 'Transcripts',
    part: 'talk',
    content: html`
<p class="scripted-only">Open a transcript to read it with every coding where it stands. Choose a coding there to see the evidence for it.</p>
<p class="unscripted-only">The transcripts are shown by the script of this page, which this browser does not run.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Table of transcripts"><table>
<caption>What was read. Turns and words are those of everybody, moderators too.</caption>
<thead><tr><th scope="col">transcript</th><th scope="col">group</th><th scope="col">read as</th><th scope="col" class="number">speakers</th><th scope="col" class="number">turns</th><th scope="col" class="number">words</th><th scope="col" class="number">codings</th><th scope="col" class="number">withheld</th></tr></thead>
<tbody>${run.transcripts.map(row)}</tbody>
</table></div>`,
  }
}

function row({ transcript, codings, withheld }: CodedTranscript) {
  const { id, group, format, turns, speakers } = transcript
  const words = turns.reduce((sum, turn) => sum + wordsSaid(transcript, turn, turn), 0)
  return html`<tr><th scope="row"><a href="${transcriptHref(id)}">${id}</a></th><td>${group}</td><td>${format}</td><td class="number">${speakers.length}</td><td class="number">${turns.length}</td><td class="number">${words}</td><td class="number">${codings.length}</td><td class="number">${withheld.length}</td></tr>
`
}
