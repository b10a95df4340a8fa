import pico from 'picocolors'
import type { DifferenceCounts, FileDifference } from '../run/verification/difference'
import type { Verification, VerifiedFile } from '../run/verification/verification'
import { inputChangeText, settingChangeText } from './changes-in-words'
import { counted, listed, someOf } from './in-words'
import type { TerminalOptions } from './to-terminal'
import { visible } from './visible'
import { wrap } from './wrap'

export interface VerificationOptions extends TerminalOptions {
  /** The run, as the user named it. */
  readonly folder: string
  /** Shows what stands where files differ. It may be what people said. */
  readonly show: boolean
}

/**
 * Writes for somebody at a terminal whether a run is what its inputs give, and everything that is not: what changed since, and which files differ
 * from what is made today, from where on. Ends in a line break.
 */
export function verificationToTerminal(verification: Verification, options: VerificationOptions): string {
  const width = Math.min(120, Math.max(72, options.width))
  const { bold, red, green } = pico.createColors(options.colour)
  const { recorded, version, verified } = verification
  const title = `${recorded.study ?? recorded.codebook.title}`
  const madeBy = `${options.folder}: made by themewright ${recorded.version}${recorded.version === version ? '' : `, made again by ${version}`}`
  const blocks = [
    [...paragraph(visible(title), width).map(bold), ...paragraph(visible(madeBy), width)],
    paragraph(verdict(verification), width).map(verified ? green : red),
    block(
      verification.manifest.seal === 'broken'
        ? 'Otherwise than run.json says, which was edited'
        : 'Changed since the run was made',
      changes(verification),
      width,
    ),
    block('Files of the run', filesInWords(verification, options.show), width),
    block('Beside the run', strangers(verification), width),
  ]
  return `${blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

function paragraph(text: string, width: number): readonly string[] {
  return wrap(text, width)
}

function block(title: string, items: readonly string[], width: number): readonly string[] {
  if (items.length === 0) return []
  const hanging = (item: string): readonly string[] =>
    item.startsWith(deeper)
      ? wrap(item, width - 8).map((line, i) => (i === 0 ? `    ${line}` : `      ${line}`))
      : wrap(item, width - 4).map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`))
  return [title, ...items.flatMap(hanging)]
}

/** How a line begins that belongs to the one above. */
const deeper = '  '

function verdict({ verified, notRemade, recorded, version, files, manifest }: Verification): string {
  if (verified) {
    const bytes = files.reduce((sum, file) => sum + file.bytes, manifest.bytes)
    const from = `from ${counted(recorded.inputs.length, 'input')}`
    const but = manifest.same ? '' : ` but the number of the version in run.json (${recorded.version}, now ${version})`
    return `Verified: ${counted(files.length + 1, 'file')}, ${counted(bytes, 'byte')}; every byte was made again ${from}${but}.`
  }
  if (notRemade === null) return 'Not verified: the run that is stored is not the one that is made today.'
  return `Not verified: ${whyNot[notRemade]} What could be checked without that is below.`
}

const whyNot = {
  'standard-input': 'the run read standard input, which is kept nowhere, so it could not be made again.',
  'no-inputs':
    'the files that the run was made from are not where it was made, so it could not be made again. Name their folder with --inputs.',
  'wrong-inputs':
    'the files that the run was made from are wrong as they are today (see below), so it could not be made again.',
}

/** What the run was made from and with, then and today. */
function changes({ inputs, settings, recorded }: Verification): readonly string[] {
  const codebook = inputs.some(({ role, kind }) => role === 'codebook' && kind === 'changed')
  return [
    ...inputs.map(inputChangeText),
    ...settings.map(settingChangeText),
    ...(codebook
      ? [
          `Of the codebook as it was (version ${visible(recorded.codebook.version)}) the run keeps the hash alone. If you have that file, "themewright diff --codebook OLD NEW" says what was changed in it, and what that did.`,
        ]
      : []),
  ]
}

function filesInWords(verification: Verification, show: boolean): readonly string[] {
  const { files, verified, notRemade } = verification
  if (verified) return []
  const asWritten = files.filter(({ listed: was, stored }) => was !== null && was === stored)
  const wrong = files.filter(({ state }) => state !== 'same' && state !== 'intact')
  const same = files.filter(({ state }) => state === 'same').length
  const writtenSo = `${asWritten.length} of ${counted(files.length, 'file')} ${asWritten.length === 1 ? 'is' : 'are'} as run.json says that they were written`
  const madeSo = notRemade === null ? `; ${same} ${same === 1 ? 'is' : 'are'} what is made today.` : '.'
  return [
    `${writtenSo}${madeSo}`,
    ...wrong.flatMap(file => [fileInWords(file, verification), ...(show ? shownValues(file.difference) : [])]),
    ...manifestInWords(verification, show),
  ]
}

function fileInWords(file: VerifiedFile, { inputs, settings, notRemade, manifest }: Verification): string {
  const { path, state, difference, listed: was, made } = file
  const name = visible(path)
  const where = difference ? `: ${differenceInWords(difference)}` : ''
  const unchanged = inputs.length === 0 && settings.length === 0 && manifest.seal !== 'broken'
  switch (state) {
    case 'edited':
      if (notRemade !== null) return `${name} was edited after the run: it has another hash than run.json lists`
      if (made === null) return `${name} was edited after the run, and is not made today`
      if (made === was) return `${name} was edited after the run${where}`
      return `${name} was edited after the run, and what is made today is another too${where}`
    case 'otherwise':
      return unchanged
        ? `${name} is not what the inputs give, though run.json lists it so: either both were changed, or the program was${where}`
        : `${name} would be otherwise today${where}`
    case 'missing':
      return `${name} is listed in run.json, and is not there`
    case 'misrecorded':
      return `${name} is what the inputs give, but run.json lists another hash of it`
    case 'unlisted':
      return `${name} is made today, and run.json does not list it${where}`
    default:
      return `${name} is listed in run.json, and is not made today`
  }
}

/** `line 12 (code "cost"), column mentions; 1 row is otherwise`. */
function differenceInWords({ byte, line, what, columns, counts }: FileDifference): string {
  const place = line === null ? `byte ${byte + 1}` : `line ${line}`
  const named = what === null ? '' : ` (${visible(what)})`
  const in_ = columns.length === 0 ? '' : `, ${visible(someOf(columns, 4))}`
  return `${counts === null ? '' : `${countsInWords(counts)}; `}first at ${place}${named}${in_}`
}

function countsInWords({ of, onlyStored, onlyMade, changed }: DifferenceCounts): string {
  const parts = [
    changed > 0 && `${counted(changed, of)} ${changed === 1 ? 'differs' : 'differ'}`,
    onlyStored > 0 && `${counted(onlyStored, of)} only in the stored file`,
    onlyMade > 0 && `${counted(onlyMade, of)} only in the one made today`,
  ].filter(part => part !== false)
  return parts.length === 0 ? `the ${of}s are the same, in another order` : listed(parts)
}

function manifestInWords({ manifest, inputs, settings }: Verification, show: boolean): readonly string[] {
  const { seal, same, difference } = manifest
  const keys = difference ? `: ${differenceInWords(difference)}` : ''
  const values = show ? shownValues(difference) : []
  if (seal === 'broken') return [`run.json was edited after the run: its seal does not hold${keys}`, ...values]
  if (same === false && seal === 'absent')
    return [`run.json has no seal, as earlier releases wrote it, and is not what is made today${keys}`, ...values]
  if (same !== false || inputs.length + settings.length > 0) return []
  return [`run.json is not what is made today${keys}`, ...values]
}

function shownValues(difference: FileDifference | null): readonly string[] {
  if (difference === null || (difference.stored === null && difference.made === null)) return []
  const value = (text: string | null): string => (text === null ? '(nothing)' : visible(shortened(text)))
  return [`${deeper}stored: ${value(difference.stored)}`, `${deeper}made: ${value(difference.made)}`]
}

/** A line may be pages long. */
function shortened(text: string): string {
  return text.length <= 400 ? text : `${text.slice(0, 399).replace(/[\uD800-\uDBFF]$/, '')}…`
}

function strangers({ strangers: names }: Verification): readonly string[] {
  if (names.length === 0) return []
  return [
    `${visible(someOf(names, 6))} ${names.length === 1 ? 'is' : 'are'} no part of this run, so nobody can say where ${names.length === 1 ? 'it comes' : 'they come'} from`,
  ]
}
