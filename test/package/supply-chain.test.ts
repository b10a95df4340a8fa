import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const json = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'))

interface Locked {
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
  readonly license?: string
}

/** What is installed with the package, everything below it included. */
const installed = Object.entries<Locked>(json('package-lock.json').packages).filter(
  ([path, { dev }]) => path !== '' && dev !== true,
)
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

describe('what users install', () => {
  test('runs no script of anybody', () => {
    expect(installed.length).toBeGreaterThan(10)
    expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path))).toEqual([])
  })
  test('has nothing of natural, whose stemmer is bundled, with its licence', () => {
    expect(
      installed.map(([path]) => nameOf(path)).filter(name => /^(?:natural|mongoose|pg|redis|memjs)$/.test(name)),
    ).toEqual([])
    const kept = readFileSync(join(root, 'THIRD-PARTY-LICENSES.md'), 'utf8').replace(/\s+/g, ' ')
    const licence = readFileSync(join(root, 'node_modules/natural/LICENSE.txt'), 'utf8').replace(/\s+/g, ' ').trim()
    expect(kept).toContain(licence)
    expect(json('package.json').files).toContain('THIRD-PARTY-LICENSES.md')
  })
  test('keeps the notice of every file of natural that is bundled', () => {
    const kept = readFileSync(join(root, 'THIRD-PARTY-LICENSES.md'), 'utf8').replaceAll(',', '')
    const stem = readFileSync(join(root, 'src/text/stem.ts'), 'utf8')
    const stemmers = [...stem.matchAll(/import\('(natural\/[^']+)'\)/g)].map(([, path]) => path)
    expect(stemmers.length).toBeGreaterThan(10)
    const missing = [...filesNeeded(stemmers)]
      .flatMap(file =>
        [...readFileSync(file, 'utf8').matchAll(/Copyright \(c\)[\w ,.À-ÿ]+/g)].map(([notice]) => notice),
      )
      .map(notice =>
        notice
          .replace(/ and can be found.*/, '')
          .replace(/,\s*/g, ' ')
          .trim(),
      )
      .filter(notice => !kept.includes(notice))
    expect([...new Set(missing)]).toEqual([])
  })
  test('brings the licence of everything that is bundled', () => {
    const kept = readFileSync(join(root, 'THIRD-PARTY-LICENSES.md'), 'utf8').replace(/\s+/g, ' ')
    const command = dirname(process.env.THEMEWRIGHT_COMMAND!)
    const code = readdirSync(command).map(name => readFileSync(join(command, name), 'utf8'))
    // Of each module that it takes in, the bundler names the file.
    const names = code.flatMap(text =>
      [...text.matchAll(/^\/\/ node_modules\/((?:@[^/\s]+\/)?[^/\s]+)/gm)].map(([, name]) => name),
    )
    // Empty here but for one list that holds nothing of it (scripts/build-settings.ts).
    const bundled = new Set(names.filter(name => name !== 'stopwords-iso'))
    expect(bundled.size).toBeGreaterThan(5)
    const missing = [...bundled].filter(name => {
      const folder = join(root, 'node_modules', name)
      const licence = readdirSync(folder).find(file => /^licen[cs]e/i.test(file))!
      return !kept.includes(readFileSync(join(folder, licence), 'utf8').replace(/\s+/g, ' ').trim())
    })
    expect(missing).toEqual([])
  })
  test('may be used by anybody', () => {
    const free = /^\(?(?:MIT|ISC|BSD(?:-[23]-Clause)?|Apache-2\.0|0BSD|BlueOak-1\.0\.0|Python-2\.0|WTFPL)\b/
    expect(
      installed
        .filter(([, { license }]) => !free.test(license ?? ''))
        .map(([path, { license }]) => `${nameOf(path)}: ${license}`),
    ).toEqual([])
  })
})

/** The source files of modules in `node_modules`, with those that they require. */
function filesNeeded(modules: readonly string[]): ReadonlySet<string> {
  const files = new Set(modules.map(path => join(root, 'node_modules', `${path}.js`)))
  for (const file of files) {
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/require\('(\.[^']+)'\)/g))
      files.add(`${resolve(file, '..', path)}.js`)
  }
  return files
}
