import { byCodePoint } from '../../../analysis/by-code-point'
import { codebookCoder } from '../../../coding/coding-writer'
import type { LaidDecision } from '../../../coding/decisions/review-decision'
import { version } from '../../../run/manifest'
import type { Run } from '../../../run/run'
import type { Exported, ExportedFile } from '../../exported'
import { Ledger, sumLosses } from '../../ledger'
import { xmlElement, xmlText } from '../../xml-text'
import { zip } from '../../zip'
import { codebookUser } from '../codebook-user'
import { guidOf } from '../guid'
import { caseElements } from './case-elements'
import { codeGuid, codesElement, setsElement } from './code-elements'
import { codedStretches } from './coded-stretches'
import { layText, type Newline } from './lay-text'
import { noteElement } from './note-element'
import { lossesOfRun } from './run-losses'
import { type ProjectNames, sourceElement, type WrittenSource } from './source-elements'
import { noteTextLosses } from './text-losses'

export interface QdpxOptions {
  /** `lf` unless told: MAXQDA wants `crlf`. Positions are counted in the text as it is written. */
  readonly newline?: Newline
}

/**
 * Writes a run as a REFI-QDA project (`.qdpx`, version 1.0): codebook, transcripts, people and groups as cases with variables, codings with their coders,
 * memos as notes. The same run gives the same bytes.
 *
 * Positions are code points from 0, ends exclusive. What people accepted or gave is theirs; what only rules found is that of a user who is called as the
 * codebook: these are candidates for a person to judge. What a project cannot hold is in the ledger, and in the project's description.
 */
export async function toQdpx(run: Run, { newline = 'lf' }: QdpxOptions = {}): Promise<Exported> {
  const { codebook, transcripts, study } = run
  const ledger = new Ledger()
  const title = study?.title ?? codebook.title
  const stretches = codedStretches(run)
  const coders = codersOf(run, stretches)
  const notes = new Map<string, LaidDecision>()
  const users = new Map(coders.map(coder => [coder, guidOf('user', userName(coder, run))]))
  const codes = new Map(codebook.codes.map(({ id }) => [id, codeGuid(codebook, id)]))
  const names: ProjectNames = {
    study: title,
    code: id => codes.get(id)!,
    user: coder => users.get(coder)!,
    note: laid => {
      const guid = guidOf('note', title, laid.decision.id)
      notes.set(guid, laid)
      return guid
    },
  }
  const texts: ExportedFile[] = []
  const sources: WrittenSource[] = []
  // As bytes: a large project has a hundred million characters, and strings may take two bytes for each.
  const elements: Uint8Array[] = []
  for (const { transcript } of transcripts) {
    const laid = layText(transcript, newline)
    await noteTextLosses(transcript, laid, ledger)
    const { element, ...source } = sourceElement(transcript, laid, stretches.of(transcript.id), names, ledger)
    sources.push(source)
    elements.push(Buffer.from(`${element}\n`))
    texts.push({ name: `sources/${source.guid}.txt`, content: [Buffer.from(laid.text)] })
  }
  const coded = new Set(run.codings.flatMap(({ code, status }) => (status === 'rejected' ? [] : [code])))
  const codebookElement = xmlElement('CodeBook', {}, codesElement(codebook, coded, ledger))
  const cases = caseElements(run, sources, title, ledger)
  const written = [...notes].map(([guid, laid]) => noteElement(guid, laid, names.user(laid.decision.by), ledger))
  const sets = setsElement(codebook, targetGUID => xmlElement('MemberCode', { targetGUID }), ledger)
  for (const loss of lossesOfRun(run, stretches)) ledger.add(loss)
  const userElements = coders.map(coder => xmlElement('User', { guid: users.get(coder)!, name: userName(coder, run) }))
  const content = [
    '<?xml version="1.0" encoding="utf-8"?>\n',
    openingTag(title, users.get(coders[0])!),
    ...[xmlElement('Users', {}, ...userElements), codebookElement, ...cases].flatMap(each => [each, '\n']),
    '<Sources>\n',
    ...elements,
    '</Sources>\n',
    ...(written.length === 0 ? [] : [xmlElement('Notes', {}, ...written), '\n']),
    sets,
    '\n',
    xmlElement('Description', {}, xmlText(description(run, ledger))),
    '\n</Project>\n',
  ]
  const archive = zip([{ name: 'project.qde', content }, ...texts])
  return { files: [{ name: 'project.qdpx', content: archive }], losses: ledger.losses }
}

/** The people by name, then the codebook: QualCoder takes whoever comes first for the one who sits at the computer. */
function codersOf({ transcripts }: Run, stretches: ReturnType<typeof codedStretches>): readonly string[] {
  const all = transcripts.flatMap(({ transcript }) => stretches.of(transcript.id).map(({ coder }) => coder))
  const people = [...new Set(all)].filter(coder => coder !== codebookCoder).sort(byCodePoint)
  return [...people, codebookCoder]
}

function userName(coder: string, { codebook }: Run): string {
  return coder === codebookCoder ? codebookUser(codebook) : coder
}

function openingTag(name: string, creatingUserGUID: string): string {
  const attributes = {
    name,
    origin: `themewright ${version}`,
    creatingUserGUID,
    xmlns: 'urn:QDA-XML:project:1.0',
  }
  return `${xmlElement('Project', attributes).replace(/\/>$/, '>')}\n`
}

/** What a person should know who opens the project in another program. */
function description({ codebook }: Run, ledger: Ledger): string {
  const lost = sumLosses(ledger.losses).map(({ what, fate, how, count }) => `- ${count} ${what} (${fate}): ${how}`)
  return [
    `Coded with the codebook ${codebook.title} ${codebook.version} (${codebook.family}). What rules found are candidates for a person to judge.`,
    ...(lost.length === 0 ? [] : ['What this project does not hold as it was:', ...lost]),
  ].join('\n')
}
