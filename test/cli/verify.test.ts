import { appendFileSync, cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verifyStoredRun } from '../../src/cli/verify-stored-run'
import { visible } from '../../src/report/visible'
import type { Verification } from '../../src/run/verification/verification'
import { folderWith, pathsIn } from './folder'
import { studyWith } from './small-study'
import { themewright } from './themewright'

const guide = 'guide: What was asked\nquestions: [{ id: hours, text: And the hours? }]\n'
const study = studyWith({
  'study.yaml': `study: Fees
codebook: codebook.yaml
transcripts: [transcripts/*]
participants: participants.csv
guide: guide.yaml
moderators: [Chair]
`,
  'guide.yaml': guide,
})

/** Codes a study as a user would, and gives its folder. */
async function coded(args: readonly string[] = ['.'], files = study, report = false): Promise<string> {
  const folder = folderWith(files)
  // The report takes longer than all other files, so only some tests want it.
  const { code, stderr } = await themewright(['code', ...args, ...(report ? [] : ['--no-report'])], { cwd: folder })
  expect(code, stderr).toBe(0)
  return folder
}

const verify = async (folder: string, inputs?: string): Promise<Verification> =>
  (await verifyStoredRun(folder, inputs)).verification

const wrong = ({ files }: Verification): readonly string[] =>
  files.filter(({ state }) => state !== 'same').map(({ path, state }) => `${path} ${state}`)

const changes = ({ inputs }: Verification): readonly string[] =>
  inputs.map(({ kind, role, path }) => `${role} ${path} ${kind}`)

/** Flips one bit of a file, and gives what puts it back. */
function flipped(path: string, at: number): () => void {
  const bytes = readFileSync(path)
  const other = Buffer.from(bytes)
  other[at] ^= 1
  writeFileSync(path, other)
  return () => writeFileSync(path, bytes)
}

const rounds = 3

/** Places in a file: its first byte, its last, and two that its seed draws. */
function placesIn(path: string, seed: number): readonly number[] {
  const { length } = readFileSync(path)
  const drawn = [seed * 48271, seed * 7919 + 104729].map(number => number % length)
  return [0, length - 1, ...drawn]
}

describe('a run that nobody touched is verified', () => {
  test('in words, and by the exit code', async () => {
    const folder = await coded()
    const { code, stdout, stderr } = await themewright(['verify', folder])
    const paths = pathsIn(join(folder, 'results'))
    const bytes = paths.reduce((sum, path) => sum + readFileSync(join(folder, 'results', path)).length, 0)
    expect(stdout).toContain(
      `\nVerified: ${paths.length} files, ${bytes} bytes; every byte was made again from 6 inputs.\n`,
    )
    expect([code, stderr]).toEqual([0, ''])
  })
  test.each([
    ['every option', ['.', '--unit', 'turn', '--exemplars', '1', '--no-escape-formulas', '--moderator', 'P3']],
    ['a participants file of its own', ['.', '--participants', 'others.csv']],
    ['a folder of its own', ['.', '--out', 'runs/today']],
  ])('made with %s', async (_, args) => {
    const folder = await coded(args, {
      ...study,
      'others.csv': `${study['participants.csv']}`.replaceAll('20-29', '60-69'),
    })
    const out = args.includes('--out') ? join(folder, 'runs/today') : folder
    const verification = await verify(out)
    expect([verification.verified, verification.inputs, verification.settings]).toEqual([true, [], []])
  })
  test.each([
    ['files', ['transcripts/fg01.txt', 'transcripts/fg02.txt']],
    ['a pattern', ['transcripts/*']],
    ['a folder', ['transcripts']],
  ])('made of %s and a codebook in another folder', async (_, files) => {
    const { 'codebook.yaml': codebook, ...others } = study
    const folder = await coded(['--codebook', 'books/codebook.yaml', ...files], {
      ...others,
      'books/codebook.yaml': codebook,
    })
    expect((await verify(join(folder, 'results'))).verified).toBe(true)
  })
  test('whose study file has a name of its own', async () => {
    const { 'study.yaml': file, ...others } = study
    const folder = await coded(['fees.yaml'], { ...others, 'fees.yaml': file })
    expect((await verify(folder)).verified).toBe(true)
  })
  test('elsewhere, in another language and another time, and after it was moved with its study', async () => {
    const folder = await coded()
    const moved = join(folderWith(), 'moved')
    cpSync(folder, moved, { recursive: true })
    rmSync(folder, { recursive: true })
    for (const [cwd, path, TZ, LANG] of [
      ['/', moved, 'Asia/Kathmandu', 'tr_TR.UTF-8'],
      [moved, '.', 'America/St_Johns', 'de_DE.UTF-8'],
      [join(moved, 'results'), '.', 'UTC', 'C'],
    ]) {
      const { code, stdout } = await themewright(['verify', path], { cwd, env: { TZ, LANG, LC_ALL: LANG } })
      expect([code, stdout.split('\n')[3]?.slice(0, 9)]).toEqual([0, 'Verified:'])
    }
  })
  test('with its inputs elsewhere, where it is told where', async () => {
    const folder = await coded(['.', '--out', 'results'])
    const away = folderWith()
    renameSync(join(folder, 'results'), join(away, 'kept'))
    const alone = await verify(join(away, 'kept'))
    expect([alone.verified, alone.notRemade]).toEqual([false, 'no-inputs'])
    expect(new Set(alone.files.map(({ state }) => state))).toEqual(new Set(['intact']))
    expect((await verify(join(away, 'kept'), folder)).verified).toBe(true)
  })
})

describe('one changed byte is caught', () => {
  test('in every file of the run, which is named with the place', async () => {
    const folder = await coded(['.'], study, true)
    const paths = pathsIn(join(folder, 'results')).filter(path => path !== 'run.json')
    for (let round = 0; round < rounds; round++) {
      const places = paths.map((path, i) => [path, placesIn(join(folder, 'results', path), i + 1)[round]] as const)
      const restore = places.map(([path, at]) => flipped(join(folder, 'results', path), at))
      const { files } = JSON.parse((await themewright(['verify', folder, '--json'])).stdout) as Verification
      expect(files.map(({ path, state, difference }) => [path, state, difference?.byte])).toEqual(
        places.map(([path, at]) => [path, 'edited', at]),
      )
      for (const put of restore) put()
    }
    expect((await themewright(['verify', folder])).code).toBe(0)
    // Each round makes the whole run, with its report.
  }, 300_000)
  test('in run.json', async () => {
    const folder = await coded()
    const file = join(folder, 'results/run.json')
    for (const at of placesIn(file, 7)) {
      const restore = flipped(file, at)
      const found = await verify(folder).catch(error => error)
      const said = found.verified === false ? found.manifest.seal : found.problems?.[0].code
      expect(['broken', 'broken-run'], `byte ${at}`).toContain(said)
      restore()
    }
  }, 300_000)
  test('in every input, which is named', async () => {
    const folder = await coded()
    for (const [i, path] of Object.keys(study).entries()) {
      for (const at of placesIn(join(folder, path), i + 1).slice(1, 3)) {
        const restore = flipped(join(folder, path), at)
        const found = await verify(folder)
        expect([found.verified, changes(found)[0]?.endsWith(`${path} changed`)], `byte ${at} of ${path}`).toEqual([
          false,
          true,
        ])
        restore()
      }
    }
    expect((await verify(folder)).verified).toBe(true)
  }, 300_000)
})

describe('what changed is told:', () => {
  test.each([
    ['unit', 'turn'],
    ['participants', 'others.csv'],
    ['exemplars', 9],
    ['escapeFormulas', false],
    ['textColumn', 'words'],
    ['encoding', 'utf-8'],
    ['moderators', ['Chair', 'P9']],
  ])('the option %s, in run.json', async (option, value) => {
    const folder = await coded()
    const file = join(folder, 'results/run.json')
    const said = JSON.parse(readFileSync(file, 'utf8'))
    for (const part of ['options', 'asked']) {
      writeFileSync(file, `${JSON.stringify({ ...said, [part]: { ...said[part], [option]: value } }, null, 2)}\n`)
      const found = await verify(folder)
      expect([found.verified, found.manifest.seal]).toEqual([false, 'broken'])
      expect(found.manifest.difference?.columns.join()).toContain(option)
    }
  })
  test('a transcript that came, and one that went', async () => {
    const folder = await coded()
    renameSync(join(folder, 'transcripts/fg02.txt'), join(folder, 'transcripts/fg03.txt'))
    const found = await verify(folder)
    expect(changes(found)).toEqual(['transcript transcripts/fg02.txt gone', 'transcript transcripts/fg03.txt new'])
    expect(wrong(found)).toContain('codings.jsonl otherwise')
    const codings = found.files.find(({ path }) => path === 'codings.jsonl')!
    expect(codings.difference?.counts).toEqual({ of: 'coding', onlyStored: 1, onlyMade: 1, changed: 0 })
  })
  test('a transcript that came into a folder that was coded without a study', async () => {
    const folder = await coded(['--codebook', 'codebook.yaml', 'transcripts'])
    writeFileSync(join(folder, 'transcripts/fg03.txt'), 'P9: The rent.\n')
    expect(changes(await verify(join(folder, 'results')))).toEqual(['transcript transcripts/fg03.txt new'])
  })
  test('what the study file says, where it says otherwise today', async () => {
    const folder = await coded()
    const file = `${study['study.yaml']}`.replace('guide: guide.yaml\nmoderators: [Chair]', 'report: { exemplars: 1 }')
    writeFileSync(join(folder, 'study.yaml'), file)
    const found = await verify(folder)
    expect(changes(found)).toEqual(['guide guide.yaml left-out', 'study study.yaml changed'])
    expect(found.settings).toEqual([
      { setting: 'exemplars', was: 3, now: 1 },
      { setting: 'moderators', was: ['Chair'], now: [] },
    ])
    expect(wrong(found)).toContain('guide.csv not-made')
  })
  test('the codebook, from which hash to which, and which results it touches', async () => {
    const folder = await coded()
    const file = join(folder, 'codebook.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace('1.2.0', '1.3.0').replace(', rent', ''))
    const { code, stdout } = await themewright(['verify', folder])
    expect(code).toBe(1)
    expect(stdout).toMatch(/\n {2}codebook codebook\.yaml: changed \([0-9a-f]{16} → [0-9a-f]{16}\)\n/)
    expect(stdout).toContain('\n  version of the codebook: 1.2.0 → 1.3.0\n')
    expect(stdout).toContain('the run keeps the hash alone')
    expect(stdout).toMatch(/\n {2}codings\.jsonl would be otherwise today: 1 coding only in the stored file; first at/)
    expect(stdout).not.toContain('edited')
  })
  test('the version of the tool', async () => {
    const folder = await coded()
    const file = join(folder, 'results/run.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"version": "[^"]+"/, '"version": "0.0.1"'))
    const { stdout } = await themewright(['verify', folder])
    expect(stdout).toContain('made by themewright 0.0.1, made again by')
    expect(stdout).toContain('\n  version of themewright: 0.0.1 → ')
  })
  test('an edited result: its line, its row and its column, and its words only where they are asked for', async () => {
    const folder = await coded()
    const file = join(folder, 'results/frequencies.csv')
    writeFileSync(file, readFileSync(file, 'utf8').replace('\ntime,Time,1,,', '\ntime,Time \u001b[31m,1,,'))
    const said = 'frequencies.csv was edited after the run: 1 row differs; first at line 3 (code "time"), label'
    const { stdout } = await themewright(['verify', folder])
    expect(stdout).toContain(`\n  ${said}\n`)
    expect(stdout).not.toContain('stored:')
    const shown = await themewright(['verify', folder, '--show'])
    expect(shown.stdout).toContain(`\n    stored: ${visible('Time \u001b[31m')}\n    made: Time\n`)
  })
  test('an edited coding, by its id and its keys', async () => {
    const folder = await coded()
    const file = join(folder, 'results/codings.jsonl')
    const [first, ...others] = readFileSync(file, 'utf8').split('\n')
    writeFileSync(file, [first.replace('"status":"candidate"', '"status":"accepted"'), ...others].join('\n'))
    const { id, code } = JSON.parse(first)
    const { stdout } = await themewright(['verify', folder])
    expect(stdout.replace(/\n +/g, ' ')).toContain(
      `codings.jsonl was edited after the run: 1 coding differs; first at line 1 (coding ${id} of ${code}), status`,
    )
  })
  test('files that are missing, and files that are no part of the run', async () => {
    const folder = await coded()
    rmSync(join(folder, 'results/matrix.csv'))
    writeFileSync(join(folder, 'results/crosstab-sex.csv'), 'code\n')
    writeFileSync(join(folder, 'results/notes.odt'), '')
    const found = await verify(folder)
    expect([wrong(found), found.strangers]).toEqual([['matrix.csv missing'], ['crosstab-sex.csv']])
  })
  test('a stranger alone is told of, and does not fail', async () => {
    const folder = await coded()
    writeFileSync(join(folder, 'results/crosstab-sex.csv'), 'code\n')
    const { code, stdout } = await themewright(['verify', folder])
    expect([code, stdout.includes('crosstab-sex.csv is no part of this run')]).toEqual([0, true])
  })
  test('everything at once', async () => {
    const folder = await coded()
    appendFileSync(join(folder, 'transcripts/fg01.txt'), '\nP1: The rent!\n')
    appendFileSync(join(folder, 'guide.yaml'), '\n')
    appendFileSync(join(folder, 'results/matrix.csv'), '\n')
    rmSync(join(folder, 'results/groups.csv'))
    const found = await verify(folder)
    expect(changes(found)).toEqual(['guide guide.yaml changed', 'transcript transcripts/fg01.txt changed'])
    expect(wrong(found)).toEqual(
      expect.arrayContaining(['codings.jsonl otherwise', 'groups.csv missing', 'matrix.csv edited']),
    )
  })
})

describe('what cannot be made again is said, and the rest is checked:', () => {
  test('standard input', async () => {
    const folder = folderWith(study)
    await themewright(['code', '--codebook', 'codebook.yaml', '-'], { cwd: folder, stdin: 'P1: The fees.\n' })
    appendFileSync(join(folder, 'results/uptake.csv'), '\n')
    const { code, stdout } = await themewright(['verify', 'results'], { cwd: folder })
    expect(code).toBe(1)
    expect(stdout).toContain('Not verified: the run read standard input, which is kept nowhere')
    expect(stdout).toContain('uptake.csv was edited after the run')
  })
  test('a codebook that is wrong today', async () => {
    const folder = await coded()
    writeFileSync(join(folder, 'codebook.yaml'), 'codebook: x\n')
    const { code, stdout, stderr } = await themewright(['verify', '.'], { cwd: folder })
    expect([code, stdout.includes('codebook codebook.yaml: changed')]).toEqual([1, true])
    expect(stderr).toContain('codebook.yaml:1:1  missing-key')
  })
  test.each([
    ['nothing', {}, 'no-run'],
    ['a run.json that is cut off', { 'run.json': '{"tool":"themewright","outputs":[' }, 'broken-run'],
    ['a run.json of somebody else', { 'run.json': '{"tool":"other","outputs":[]}' }, 'broken-run'],
    [
      'a run.json that points elsewhere',
      { 'run.json': '{"tool":"themewright","outputs":[{"path":"../x"}]}' },
      'broken-run',
    ],
  ])('a folder that holds %s', async (_, files, problem) => {
    const { code, stdout, stderr } = await themewright(['verify', '.'], { cwd: folderWith(files) })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(`  ${problem}  `)
  })
})

test('verify --json says the same as data, without what people said', async () => {
  const folder = await coded()
  const file = join(folder, 'results/exemplars.csv')
  writeFileSync(file, readFileSync(file, 'utf8').replace('more than I earn', 'more than we earn'))
  const { stdout } = await themewright(['verify', folder, '--json'])
  const { verified, inputs, files, manifest } = JSON.parse(stdout)
  expect([verified, inputs, manifest.seal, manifest.same]).toEqual([false, [], 'holds', true])
  const [edited] = files.filter((each: { state: string }) => each.state === 'edited')
  expect(edited).toMatchObject({ path: 'exemplars.csv', difference: { line: 2, columns: ['quote'] } })
  expect(stdout).not.toContain('we earn')
  expect((await themewright(['verify', folder, '--json', '--show'])).stdout).toContain('more than we earn')
})
