import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { expect, test } from 'vitest'

/** The order of the rooms: each may import from itself and from those ahead of it. */
const rooms = [
  'problem',
  'text',
  'transcript',
  'matchers',
  'codebook',
  'study',
  'coding',
  'analysis',
  'run',
  'interchange',
  'report',
  'review',
  'scale',
  'cli',
]
/** Each outside library has one door, the room that may import it. */
const doors: Record<string, string> = {
  natural: 'text',
  'wink-nlp': 'text',
  'wink-eng-lite-web-model': 'text',
  re2js: 'matchers',
  yaml: 'codebook',
  ajv: 'codebook',
  mammoth: 'transcript',
  yauzl: 'transcript',
  'iconv-lite': 'transcript',
  chardet: 'transcript',
  'cli-table3': 'report',
  saxes: 'transcript',
  commander: 'cli',
  'd3-array': 'report',
  'd3-scale': 'report',
  'd3-shape': 'report',
  docx: 'report',
  hono: 'review',
  '@hono/node-server': 'cli',
  unpdf: 'transcript',
  fflate: 'interchange',
  'sql.js': 'interchange',
  'hyparquet-writer': 'report',
}

const source = join(import.meta.dirname, '../src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .sort()

const imports = new Map(
  files.map(file => {
    const text = readFileSync(join(source, file), 'utf8')
    const found = [...text.matchAll(/^(?:import|export)\s(?:[^'"]*?\sfrom\s)?'([^']+)'|import\('([^']+)'\)/gm)]
    return [file, found.map(match => match[1] ?? match[2])]
  }),
)

function resolve(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  const path = normalize(join(dirname(file), specifier))
  return [`${path}.ts`, join(path, 'index.ts'), path].find(candidate => files.includes(candidate))
}

const roomOf = (file: string): string => file.split('/')[0].replace(/\.ts$/, '')

test('a room imports only from itself and from rooms ahead of it', () => {
  const wrong = [...imports].flatMap(([file, specifiers]) =>
    specifiers.flatMap(specifier => {
      const target = resolve(file, specifier)
      if (target === undefined || file === 'index.ts') return []
      const [from, to] = [rooms.indexOf(roomOf(file)), rooms.indexOf(roomOf(target))]
      return from >= 0 && to >= 0 && to <= from ? [] : [`${file} imports ${target}`]
    }),
  )
  expect(wrong).toEqual([])
})

test('no file imports itself by a detour', () => {
  const circles: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      circles.push([...path.slice(path.indexOf(file)), file].join(' > '))
      return
    }
    state.set(file, 'open')
    for (const specifier of imports.get(file) ?? []) {
      const target = resolve(file, specifier)
      if (target !== undefined) visit(target, [...path, file])
    }
    state.set(file, 'done')
  }
  for (const file of files) visit(file, [])
  expect(circles).toEqual([])
})

test('each library is imported by the room that is its door', () => {
  const wrong = [...imports].flatMap(([file, specifiers]) =>
    specifiers.flatMap(specifier => {
      const library = Object.keys(doors).find(name => specifier === name || specifier.startsWith(`${name}/`))
      return library === undefined || doors[library] === roomOf(file) ? [] : [`${file} imports ${specifier}`]
    }),
  )
  expect(wrong).toEqual([])
})

test('nothing ahead of cli touches disk, clock, chance or terminal', () => {
  const touching =
    /from 'node:(?:fs|child_process|os|tty|readline|net|http|https)|\bDate\.now\(|new Date\(|Math\.random\(|console\.|process\.(?:stdout|stderr|argv|env|cwd)/
  const wrong = files.filter(file => roomOf(file) !== 'cli' && touching.test(readFileSync(join(source, file), 'utf8')))
  expect(wrong.map(file => relative('.', file))).toEqual([])
})
