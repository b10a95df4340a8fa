import { exemplarPolicy } from '../analysis/exemplars'
import { type Checklist, toBeCompleted } from './checklists/checklist'
import { coreq } from './checklists/coreq'
import { jarsQual } from './checklists/jars-qual'
import { srqr } from './checklists/srqr'
import { codebookAppendix } from './codebook-appendix'
import { codingTree } from './coding-tree'
import type { Facts } from './facts'
import { inert, markdownTable } from './inert'
import { methodsParagraphs } from './methods-paragraph'

/** The reporting standards that are filled in, in the order in which they are printed. */
export const checklists: readonly Checklist[] = [coreq, srqr, jarsQual]

/** Makes the texts that help to report a study: what software can know of it is filled in, and the rest is marked. */
export function reportingPack(facts: Facts): readonly { readonly name: string; readonly content: string }[] {
  return [
    { name: 'reporting.md', content: reporting(facts) },
    { name: 'codebook.md', content: codebookAppendix(facts.codebook) },
  ]
}

function reporting(facts: Facts): string {
  const { title, codebook, software, researchers } = facts
  const parts = [
    `# Reporting: ${inert(title ?? codebook.title)}\n`,
    `Made by ${software.name} ${software.version}. What a run knows of itself is filled in below, for you to check, to word and to complete; nothing is guessed. The analysis is by codebook: neither reflexive thematic analysis nor interpretative phenomenological analysis. Whatever only a person can know is marked: ${toBeCompleted}. A checklist that is filled in tells what was reported, not how good a study is.\n`,
    `## Methods, in draft\n`,
    ...methodsParagraphs(facts).map(paragraph => `${inert(paragraph)}\n`),
    `${capital(toBeCompleted)}: how participants were recruited, how the groups were moderated, recorded and transcribed, ethics, and what people did with the candidates.\n`,
    ...(researchers === null ? [] : ['## The researchers, as they say themselves\n', quoted(researchers)]),
    `## Coding tree\n`,
    codebook.codes.length === 0 ? 'The codebook has no codes.\n' : codingTree(codebook),
    ...(facts.themes.length === 0 || facts.groups === 0 ? [] : ['## Themes at three levels\n', themes(facts)]),
    ...(facts.coverageText === null ? [] : ['## Code coverage by group\n', `${inert(facts.coverageText)}\n`]),
    ...(facts.quotations.count === 0
      ? []
      : ['## How quotations were chosen\n', ...exemplarPolicy.split('\n').map(line => `${inert(line)}\n`)]),
    ...checklists.map(checklist => checklistPart(checklist, facts)),
  ]
  return marked(parts.join('\n'))
}

/** Text as given, line by line. */
function quoted(text: string): string {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '')
  return lines.map(line => `> ${inert(line)}\n`).join('>\n')
}

function themes({ themes }: Facts): string {
  const of = (number: number | null, all: number | null): string =>
    number === null ? 'not counted' : `${number} of ${all}`
  return markdownTable(
    ['code', 'label', 'turns', 'participants', 'groups', 'validated'],
    themes.map(({ code, label, turns, participants, participantsOf, groups, groupsOf, validated }) => [
      code,
      label,
      `${turns}`,
      of(participants, participantsOf),
      of(groups, groupsOf),
      validated,
    ]),
  )
}

function checklistPart({ id, name, source, items }: Checklist, facts: Facts): string {
  const rows = items.map(({ number, section, topic, answer }) => {
    const { text, from } = answer(facts)
    return [number, section, topic, text, from]
  })
  return `## ${id}\n\n${inert(`${name} (${source}).`)}\n\n${markdownTable(['item', 'section', 'topic', 'what is known', 'from'], rows)}`
}

/** Makes what is left to do stand out. */
function marked(markdown: string): string {
  return markdown.replace(new RegExp(toBeCompleted, 'gi'), '**$&**')
}

function capital(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}`
}
