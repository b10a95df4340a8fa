import type { Files } from '../cli/folder'

/** A study of two groups that shows every kind of thing: sub-themes, overlaps, withheld codings, attributes, a guide. */
export const openingHours: Files = {
  'study.yaml': `study: Opening hours
codebook: codebook.yaml
transcripts: [transcripts/*]
participants: participants.csv
guide: guide.yaml
report: { minimum-cell: 1 }
`,
  'guide.yaml': `guide: Hours
questions:
  - { id: change, text: What has changed for you? }
  - { id: wish, text: What would you wish for? }
`,
  'codebook.yaml': `codebook: Hours and fees
version: 1.0.0
themes:
  - id: access
    label: Getting in
    definition: Whatever stands between people and the building.
    subthemes:
      - id: hours
        label: Opening hours
        definition: When it is open.
        keywords: [shut, closed, late]
        except: [late fee*]
      - id: way
        label: The way there
        keywords: [bus, walk]
  - id: cost
    label: What it costs
    keywords: [fee, fees, pay, late fee*]
`,
  'participants.csv': `id,group,role,age
Ana,fg01,participant,20-29
Ben,fg01,participant,30-39
Chi,fg02,participant,20-29
`,
  'transcripts/fg01.txt': `Moderator: What has changed for you?

Ana: They shut at six and the bus is late. The café is free.

Ben: The late fees are gone, but I still pay for the bus.

Moderator: What would you wish for?

Ana: That nobody has to walk.
`,
  'transcripts/fg02.txt': `Moderator: What has changed for you?

Chi: It is closed when I come. I pay the fees every week.
`,
}

const run = '<img src=x onerror="window.__pwn=1"><script>window.__pwn=1</script>'
const end = '</script><script>window.__pwn=1</script><!--'
const turned = '\u202eevil\u2066\u2028\u2029'
const yaml = JSON.stringify

/** The same kind of study from somebody who means harm: every name, word, label and title is markup, script, a formula, or turns text around. */
export const hostileStudy: Files = {
  'study.yaml': `study: ${yaml(`${end}${run}${turned}`)}
codebook: codebook.yaml
transcripts: [transcripts/*]
participants: participants.csv
guide: guide.yaml
attributes: { age: { label: ${yaml(`"><svg onload=window.__pwn=1>`)} } }
report: { minimum-cell: 1, title: ${yaml(`=HYPERLINK("http://a.example")${end}`)} }
`,
  'guide.yaml': `guide: ${yaml(run)}
questions:
  - { id: q1, text: ${yaml(`What about ${run}?`)} }
`,
  'codebook.yaml': `codebook: ${yaml(run)}
version: 1.0.0
themes:
  - id: bad
    label: ${yaml(`${end}${turned}`)}
    definition: ${yaml(run)}
    use-when: [${yaml(run)}]
    not-when: [${yaml(end)}]
    examples: [${yaml(`The script ${run}`)}]
    keywords: [script, img, onerror]
    subthemes:
      - id: worse
        label: ${yaml(`javascript:window.__pwn=1" onclick="window.__pwn=1`)}
        keywords: [window, alert]
  - id: formula
    label: "=1+1"
    keywords: [sum, cmd]
`,
  'participants.csv': `id,group,role,age,"<b onmouseover=window.__pwn=1>"
<script>,a<b>&"' ü#%?,participant,"=cmd|'/c calc'!A0",${`"${run.replaceAll('"', '""')}"`}
P2,a<b>&"' ü#%?,participant,30,x
`,
  'transcripts/a<b>&"\' ü#%?.txt': `Moderator: What about ${run}?

<script>: The script ${run} is a sum. ${turned} window ${end}

P2: An alert, =cmd|'/c calc'!A0 and the img ${turned}.

<script>: I say window and onerror once more.

P2: The sum of it.
`,
}
