import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { byCodePoint } from '../analysis/by-code-point'
import { InputError } from '../problem'
import type { ExcludedUnit } from '../run/sample/draw-from-run'
import { type Opening, readOpenings, unitNamed } from '../run/sample/opening'
import { readSampleRecord } from '../run/sample/sample-record'
import { isOpening } from '../run/sample/sample-shape'
import { readFileWhole } from './files'
import { kindOf } from './glob'

/** The folder beside a study in which its samples lie, and the list of those that were opened. */
export const validationFolder = 'validation'
export const listOfOpened = 'opened.jsonl'

/** Marks a CSV file as UTF-8, as spreadsheet programs need it: without the mark they read ’ as â€™. */
export function forSpreadsheets(csv: string): string {
  return `\ufeff${csv}`
}

/** Reads a text file of ours. Throws InputError. */
export async function readOurs(path: string): Promise<string> {
  const { bytes, problem } = await readFileWhole(path, path)
  if (problem) throw new InputError([problem])
  return Buffer.from(bytes).toString('utf8')
}

/** Reads the list of opened samples beside a study; empty where there is none. Throws InputError. */
export async function openingsIn(base: string): Promise<readonly Opening[]> {
  const path = join(base, validationFolder, listOfOpened)
  return (await kindOf(path)) === 'file' ? readOpenings(await readOurs(path), path) : []
}

/** Reads from `validation.json` when its sample was opened; null where the file is not there, or not ours. */
export async function openingIn(path: string): Promise<Opening | null> {
  if ((await kindOf(path)) !== 'file') return null
  try {
    const { opening } = JSON.parse(await readOurs(path))
    return isOpening(opening) ? opening : null
  } catch {
    return null
  }
}

/** Counts the samples of a study that were opened: by the list, and where lines of it were lost, by the numbers that validations bear. Throws InputError. */
export async function openedSamples(base: string): Promise<number> {
  const validations = await Promise.all((await validationsIn(base)).map(path => openingIn(join(base, path))))
  const openings = [...(await openingsIn(base)), ...validations.filter(opening => opening !== null)]
  const numbers = openings.map(({ number }) => (Number.isInteger(number) ? number : 0))
  return Math.max(new Set(openings.map(({ seal }) => seal)).size, ...numbers, 0)
}

/** Counts the samples that lie beside a study, and those of them and of the list that were opened. Throws InputError. */
export async function earlierSamples(base: string): Promise<{ readonly opened: number; readonly waiting: number }> {
  const seals = new Set((await openingsIn(base)).map(({ seal }) => seal))
  let waiting = 0
  for (const name of await foldersIn(base)) {
    const path = join(base, validationFolder, name, 'sample.json')
    if ((await kindOf(path)) !== 'file') continue
    if (!seals.has(readSampleRecord(await readOurs(path), path).seal)) waiting++
  }
  return { opened: await openedSamples(base), waiting }
}

/** Finds the units that no sample may have any more: those of opened samples, and of samples that are waiting beside the study. Throws InputError. */
export async function unitsTaken(base: string): Promise<readonly ExcludedUnit[]> {
  const opened = (await openingsIn(base)).flatMap(({ units }) => units.map(unitNamed))
  const waiting: ExcludedUnit[] = []
  for (const name of await foldersIn(base)) {
    const path = join(base, validationFolder, name, 'sample.json')
    if ((await kindOf(path)) === 'file') waiting.push(...readSampleRecord(await readOurs(path), path).units)
  }
  const seen = new Set<string>()
  return [...opened, ...waiting]
    .map(({ transcript, start, end }) => ({ transcript, start, end }))
    .filter(({ transcript, start, end }) => {
      const key = `${transcript}:${start}-${end}`
      return !seen.has(key) && seen.add(key)
    })
}

/** Gives the first name that no sample has: `sample-1`, `sample-2`, … */
export async function freeName(base: string): Promise<string> {
  for (let number = 1; ; number++) {
    const name = `sample-${number}`
    if ((await kindOf(join(base, validationFolder, name))) === 'nothing') return name
  }
}

/** Gives the validations beside a study, as their names are written there: `validation/sample-1/validation.json`. */
export async function validationsIn(base: string): Promise<readonly string[]> {
  const names: string[] = []
  for (const name of await foldersIn(base)) {
    const path = `${validationFolder}/${name}/validation.json`
    if ((await kindOf(join(base, path))) === 'file') names.push(path)
  }
  return names
}

async function foldersIn(base: string): Promise<readonly string[]> {
  const names = await readdir(join(base, validationFolder)).catch(() => [])
  return names.filter(name => !name.startsWith('.')).sort(byCodePoint)
}
