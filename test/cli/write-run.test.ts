import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { refusalToWrite, writeRun } from '../../src/cli/write-run'
import { folderWith, pathsIn, textsIn } from './folder'

const manifest = (outputs: unknown) => JSON.stringify({ tool: 'themewright', outputs })

function write(folder: string, files: Readonly<Record<string, string>>) {
  const outputs = Object.entries(files).map(([name, text]) => ({ name, content: [...text] }))
  return writeRun(folder, outputs, manifest)
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('writeRun', () => {
  test('writes the files, and a manifest with the size and hash of each', async () => {
    const folder = folderWith()
    expect(await write(join(folder, 'deep/results'), { 'a.csv': 'one', 'b.csv': '' })).toBeNull()
    expect(textsIn(folder)).toEqual({
      'deep/results/a.csv': 'one',
      'deep/results/b.csv': '',
      'deep/results/run.json': manifest([
        { path: 'a.csv', bytes: 3, sha256: sha256('one') },
        { path: 'b.csv', bytes: 0, sha256: sha256('') },
      ]),
    })
  })
  test('replaces an earlier run, with the files that the new one no longer has', async () => {
    const folder = folderWith()
    await write(join(folder, 'results'), { 'a.csv': 'old', 'b.csv': 'old' })
    expect(await write(join(folder, 'results'), { 'a.csv': 'new' })).toBeNull()
    expect(pathsIn(folder)).toEqual(['results/a.csv', 'results/run.json'])
    expect(textsIn(folder)['results/a.csv']).toBe('new')
  })
  test('leaves alone what others put beside an earlier run', async () => {
    const folder = folderWith({ 'results/notes.md': 'mine', 'results/plots/one.png': 'mine too' })
    const mine = { 'results/notes.md': 'mine', 'results/plots/one.png': 'mine too' }
    expect(await refusalToWrite(join(folder, 'results'))).toMatchObject({ code: 'not-ours' })
    renameSync(join(folder, 'results'), join(folder, 'kept'))
    await write(join(folder, 'results'), { 'a.csv': 'old', 'b.csv': 'old' })
    renameSync(join(folder, 'kept/notes.md'), join(folder, 'results/notes.md'))
    renameSync(join(folder, 'kept/plots'), join(folder, 'results/plots'))
    expect(await write(join(folder, 'results'), { 'a.csv': 'new' })).toBeNull()
    expect(textsIn(join(folder))).toEqual({ ...mine, 'results/a.csv': 'new', 'results/run.json': expect.any(String) })
  })
  test('writes nothing over a file in which somebody has worked since', async () => {
    const folder = folderWith()
    await write(join(folder, 'results'), { 'framework.csv': 'summary,\n', 'b.csv': 'old' })
    writeFileSync(join(folder, 'results/framework.csv'), 'summary,what I make of it\n')
    const before = textsIn(folder)
    expect(await write(join(folder, 'results'), { 'framework.csv': 'summary,\n' })).toMatchObject({
      code: 'edited-result',
      message: 'somebody changed framework.csv since this run was written, so nothing was written over it',
    })
    expect(textsIn(folder)).toEqual(before)
  })
  test.each([
    ['files of others', { 'results/thesis.docx': 'three years' }],
    ['a run.json of another tool', { 'results/run.json': '{"tool":"other","outputs":[]}' }],
    [
      'a run.json that would lead out of its folder',
      { 'results/run.json': '{"tool":"themewright","outputs":[{"path":"../x"}]}' },
    ],
    ['a broken run.json', { 'results/run.json': '{"tool":"themewright"' }],
    ['a file of that name', { results: 'a file' }],
  ])('writes nothing over %s', async (_what, files) => {
    const folder = folderWith(files)
    expect(await write(join(folder, 'results'), { 'a.csv': 'new' })).toMatchObject({
      code: 'not-ours',
      severity: 'error',
      hint: 'choose another folder with --out',
    })
    expect(textsIn(folder)).toEqual(files)
  })
  test('writes to an empty folder', async () => {
    const folder = folderWith()
    expect(await write(folder, { 'a.csv': 'one' })).toBeNull()
    expect(pathsIn(folder)).toEqual(['a.csv', 'run.json'])
  })
  test('stays in the folder in which the user stands', async () => {
    const folder = folderWith()
    vi.spyOn(process, 'cwd').mockReturnValue(folder)
    const { ino } = statSync(folder)
    expect(await write(folder, { 'a.csv': 'one' })).toBeNull()
    expect(await write(folder, { 'b.csv': 'two' })).toBeNull()
    vi.restoreAllMocks()
    expect(pathsIn(folder)).toEqual(['b.csv', 'run.json'])
    expect(statSync(folder).ino).toBe(ino)
  })
  test('writes where a link leads and keeps the link', async () => {
    const folder = folderWith({ 'elsewhere/.keep': '' })
    await write(join(folder, 'real'), { 'a.csv': 'old' })
    symlinkSync(join(folder, 'real'), join(folder, 'results'))
    expect(await write(join(folder, 'results'), { 'a.csv': 'new' })).toBeNull()
    expect(textsIn(folder)).toMatchObject({ 'real/a.csv': 'new' })
    expect(readFileSync(join(folder, 'results/a.csv'), 'utf8')).toBe('new')
  })
  test('leaves nothing behind when making the files fails', async () => {
    const folder = folderWith()
    await write(join(folder, 'results'), { 'a.csv': 'old' })
    const before = textsIn(folder)
    const broken = (function* () {
      yield 'half'
      throw new Error('a bug')
    })()
    await expect(writeRun(join(folder, 'results'), [{ name: 'a.csv', content: broken }], manifest)).rejects.toThrow(
      'a bug',
    )
    expect(textsIn(folder)).toEqual(before)
    expect(readdirSync(folder)).toEqual(['results'])
  })
  test('puts back a run that a killed process had moved away', async () => {
    const folder = folderWith()
    await write(join(folder, 'results'), { 'a.csv': 'old' })
    renameSync(join(folder, 'results'), join(folder, '.results.themewright-0123456789ab.old'))
    expect(await refusalToWrite(join(folder, 'results'))).toBeNull()
    expect(pathsIn(folder)).toEqual(['results/a.csv', 'results/run.json'])
  })
  test('finishes what a process that was killed among files of others had begun', async () => {
    const folder = folderWith({
      'results/notes.md': 'mine',
      'results/a.csv': 'new',
      'results/.themewright-0123456789ab/b.csv': 'new',
      'results/.themewright-0123456789ab/run.json': manifest([{ path: 'a.csv' }, { path: 'b.csv' }]),
    })
    expect(await write(join(folder, 'results'), { 'a.csv': 'newer' })).toBeNull()
    expect(textsIn(folder)).toEqual({
      'results/notes.md': 'mine',
      'results/a.csv': 'newer',
      'results/run.json': expect.any(String),
    })
  })
  test('leaves the old run or the new one whole when it is killed', async () => {
    const folder = folderWith()
    const results = join(folder, 'results')
    let ended = 0
    for (let round = 0; round < 12; round++) {
      const script = `
        import { writeRun } from ${JSON.stringify(join(import.meta.dirname, '../../src/cli/write-run.ts'))}
        process.stdout.write('.')
        for (let i = 0; ; i++) {
          const outputs = ['a', 'b', 'c', 'd'].map(name => ({ name, content: Array(50).fill('${round}-' + i + ' '.repeat(1000)) }))
          const problem = await writeRun(${JSON.stringify(results)}, outputs, written => JSON.stringify({ tool: 'themewright', outputs: written }))
          if (problem) throw new Error(JSON.stringify(problem))
          process.stdout.write('!')
        }`
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
        cwd: join(import.meta.dirname, '../..'),
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      // The first rounds end ahead of the first run or amid it, the others when there is one to be lost.
      const sign = round < 4 ? '.' : '!'
      for await (const said of child.stdout.iterator({ destroyOnReturn: false })) if (`${said}`.includes(sign)) break
      await wait(round * 7)
      child.kill('SIGKILL')
      await new Promise(gone => child.once('exit', gone))
      // Between two renames the folder has no name for a moment; the next command puts the old run back.
      await refusalToWrite(results)
      if (!existsSync(results)) continue
      ended++
      const { outputs } = JSON.parse(readFileSync(join(results, 'run.json'), 'utf8'))
      expect(readdirSync(results).sort()).toEqual(['a', 'b', 'c', 'd', 'run.json'])
      for (const { path, sha256: hash } of outputs) {
        expect(sha256(readFileSync(join(results, path), 'utf8'))).toBe(hash)
      }
    }
    expect(ended).toBeGreaterThan(5)
  })
})
