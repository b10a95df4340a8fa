import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** True where LibreOffice is not installed. */
export const noOffice = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status !== 0

/** Opens a file in LibreOffice, with a profile of its own, and gives what it sees as flat ODF. CSV is read as UTF-8 with commas, its formulas evaluated if it has any. */
export function openInOffice(folder: string, name: string): { readonly xml: string } {
  const profile = pathToFileURL(join(folder, 'profile')).href
  const csv = name.endsWith('.csv') ? ['--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true'] : []
  const words = [
    `-env:UserInstallation=${profile}`,
    '--headless',
    ...csv,
    '--convert-to',
    'fods:OpenDocument Spreadsheet Flat XML',
    '--outdir',
    folder,
    join(folder, name),
  ]
  const { status, stderr } = spawnSync('soffice', words, { encoding: 'utf8', timeout: 50_000 })
  if (status !== 0) throw new Error(stderr)
  return { xml: readFileSync(join(folder, name.replace(/\.\w+$/, '.fods')), 'utf8') }
}

export interface OfficeCell {
  readonly type: string | null
  readonly value?: number
  readonly text: string
}

/** Reads the rows of a sheet out of flat ODF. */
export function cellsOf(xml: string, sheet: string): readonly (readonly OfficeCell[])[] {
  const from = xml.indexOf(`<table:table table:name="${sheet}"`)
  const table = xml.slice(from, xml.indexOf('</table:table>', from))
  return [...table.matchAll(/<table:table-row[^>]*>(.*?)<\/table:table-row>/gs)].map(([, row]) =>
    [...row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)].flatMap(
      ([, attributes, inside = '']) => {
        const [, type = null] = /office:value-type="(\w+)"/.exec(attributes) ?? []
        const [, value] = /office:value="([^"]*)"/.exec(attributes) ?? []
        const text = [...inside.matchAll(/<text:p>(.*?)<\/text:p>/gs)].map(([, each]) => unescaped(each)).join('\n')
        const repeated = Number(/number-columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1)
        const cell = value === undefined ? { type, text } : { type, text, value: Number(value) }
        return repeated > 1000 ? [] : Array.from({ length: repeated }, () => cell)
      },
    ),
  )
}

function unescaped(xml: string): string {
  const signs: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' }
  return xml.replace(/<[^>]*>/g, '').replace(/&(\w+);/g, (_, name: string) => signs[name])
}
