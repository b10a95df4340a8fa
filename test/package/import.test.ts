import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'tsup'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildSettings } from '../../scripts/build-settings'

const root = join(import.meta.dirname, '../..')
const built = join(root, `node_modules/.cache/themewright-import-${process.pid}`)

beforeAll(async () => {
  const entry = { index: join(root, 'src/index.ts'), reliability: join(root, 'src/analysis/reliability/index.ts') }
  await build({ ...buildSettings, entry, format: ['esm', 'cjs'], outDir: built, config: false, silent: true })
})

afterAll(() => rmSync(built, { recursive: true, force: true }))

const linesOf = (args: readonly string[]): readonly string[] => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout.split('\n').filter(line => line !== '')
}
const data = (script: string) => `data:text/javascript,${encodeURIComponent(script)}`
const ofOthers = (modules: readonly string[]) => modules.filter(path => !path.includes('/themewright-import-'))

test('import loads our own code and none of a library', () => {
  // The loader runs beside the script and names every module that it is asked for.
  const loader = `import { writeSync } from 'node:fs'
    export const load = (url, context, next) => {
      if (!/^(?:node|data):/.test(url)) writeSync(1, url + '\\n')
      return next(url, context)
    }`
  const register = `import { register } from 'node:module'; register(${JSON.stringify(data(loader))})`
  const script = `import ${JSON.stringify(join(built, 'index.js'))}`
  const modules = linesOf(['--import', data(register), '--input-type=module', '-e', script])
  expect(modules).toContainEqual(expect.stringMatching(/index\.js$/))
  expect(ofOthers(modules)).toEqual([])
})

test('require loads our own code and none of a library', () => {
  const script = `require(${JSON.stringify(join(built, 'index.cjs'))}); console.log(Object.keys(require.cache).join('\\n'))`
  const modules = linesOf(['--input-type=commonjs', '-e', script])
  expect(modules).toContainEqual(expect.stringMatching(/index\.cjs$/))
  expect(ofOthers(modules)).toEqual([])
})

test('the library reads, codes and counts in a few lines', () => {
  const script = `import { applyCodebook, compileCodebook, readCodebook, readTranscripts } from ${JSON.stringify(join(built, 'index.js'))}
    const { codebook } = await readCodebook('codebook: Fees\\nthemes:\\n  - id: cost\\n    label: Cost\\n    keywords: [fees]\\n', 'fees.yaml')
    const { transcripts } = await readTranscripts({ path: 'fg01.txt', bytes: Buffer.from('P1: The fees rose.\\n\\nP2: No.\\n') })
    for (const { quote } of applyCodebook(await compileCodebook(codebook), transcripts[0]).codings) console.log(quote)`
  expect(linesOf(['--input-type=module', '-e', script])).toEqual(['The fees rose.'])
})

test('the statistics of agreement load alone, without anything of transcripts and codebooks', () => {
  const file = join(built, 'reliability.cjs')
  const script = `const { countRatings, krippendorffsAlpha } = require(${JSON.stringify(file)})
    console.log(krippendorffsAlpha(countRatings([[1, 1], [1, 0], [0, 0], [0, 0]]), 'nominal').value.toFixed(4))
    for (const path of Object.keys(require.cache)) console.log(require('node:fs').readFileSync(path, 'utf8').includes('applyCodebook'))`
  const [alpha, ...others] = linesOf(['--input-type=commonjs', '-e', script])
  // Coincidences: 3 ones, 5 noughts of 8 values; observed disagreement 2 of 8, expected 30 of 56.
  expect(alpha).toBe((1 - 2 / 8 / (30 / 56)).toFixed(4))
  expect(others.length).toBeGreaterThan(0)
  expect(new Set(others)).toEqual(new Set(['false']))
})
