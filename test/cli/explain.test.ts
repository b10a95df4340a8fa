import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith } from './folder'
import { smallStudy, studyWith } from './small-study'
import { jsonLines, themewright } from './themewright'

const plain = { env: { NO_COLOR: '1' } }

describe('explain', () => {
  test('tells of a coding, found by its id, what made it', async () => {
    const cwd = folderWith(smallStudy)
    const { stdout: codings } = await themewright(['code', '.', '--stdout'], { cwd })
    const [first] = jsonLines(codings) as readonly { id: string }[]
    const { code, stdout, stderr } = await themewright(['explain', '.', first.id.slice(0, 8)], { cwd, ...plain })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(`cost  What it costs
  “The fees are more than I earn.”
  P1, fg01, line 3
  coded: "fees" is a keyword (codebook.yaml:6:21)
  for every rule of it: except: [entrance fee*]

  met       fees  (codebook.yaml:6:21)
              "fees"
  3 other keywords and rules are not met
`)
  })

  test('tells what withheld a code, on the line where it would have stood', async () => {
    const cwd = folderWith(smallStudy)
    const { stdout } = await themewright(['explain', '.', 'fg01:5'], { cwd, ...plain })
    expect(stdout).toBe(`cost  What it costs
  “The entrance fee is gone.”
  P2, fg01, line 5
  withheld: "fee" is a keyword (codebook.yaml:6:16), but "entrance fee" is an exception
    (codebook.yaml:7:14)
  for every rule of it: except: [entrance fee*]

  met       fee  (codebook.yaml:6:16)
              "fee"
  3 other keywords and rules are not met
`)
  })

  test('tells why not', async () => {
    const cwd = folderWith(smallStudy)
    const { stdout } = await themewright(['explain', '.', 'fg01:9', '--code', 'cost', '--json'], { cwd })
    const [told] = jsonLines(stdout) as readonly { outcome: string; because: string; coding: unknown }[]
    expect(told).toMatchObject({ outcome: 'coded', because: '"rent" is a keyword (codebook.yaml:6:27)' })
    const text = await themewright(
      ['explain', '--codebook', 'codebook.yaml', '--text', 'The buses are feeble.', '--code', 'cost', '--json'],
      { cwd },
    )
    expect(jsonLines(text.stdout)[0]).toMatchObject({
      outcome: 'not-coded',
      because: 'nothing is there of what its 4 rules ask for',
      coding: null,
    })
  })

  test('knows a run from what was written, and warns when its codebook changed since', async () => {
    const cwd = folderWith(smallStudy)
    await themewright(['code', '.', '--out', 'elsewhere', '--unit', 'turn'], { cwd })
    const { stdout } = await themewright(['explain', 'elsewhere', 'fg01:9'], { cwd, ...plain })
    expect(stdout).toContain('“We leave late and the rent is up.”')
    const changed = folderWith(studyWith({}))
    await themewright(['code', '.'], { cwd: changed })
    const { writeFileSync } = await import('node:fs')
    writeFileSync(join(changed, 'codebook.yaml'), smallStudy['codebook.yaml'].toString().replace('1.2.0', '1.3.0'))
    const { code, stderr } = await themewright(['explain', '.', 'fg01:9'], { cwd: changed })
    expect(code).toBe(0)
    expect(stderr).toContain('codebook.yaml  input-changed  this file changed since the run was made')
  })

  test('says so where no code applies, and where nothing was said', async () => {
    const cwd = folderWith(smallStudy)
    expect((await themewright(['explain', '.', 'fg02:1'], { cwd })).stdout).toMatch(/^No code applies there, and none/)
    const { stdout } = await themewright(['explain', '.', 'fg02:90', '--code', 'cost'], { cwd })
    expect(stdout).toBe('No words stand there that a code could apply to.\n')
  })

  test('takes the participants file that the run was made with', async () => {
    const cwd = folderWith(
      studyWith({
        'codebook.yaml': 'codebook: C\nthemes: [{ id: cost, keywords: [rent], where: { age: 30-39 } }]\n',
        'others.csv':
          'id,group,role,age\nP1,fg01,participant,30-39\nP2,fg01,participant,60-69\nP3,fg02,participant,20-29\n',
      }),
    )
    await themewright(['code', '.', '--participants', 'others.csv'], { cwd })
    const { stdout } = await themewright(['explain', '.', 'fg01:9', '--json'], { cwd })
    expect(jsonLines(stdout)).toMatchObject([{ outcome: 'withheld', hindrance: { by: 'where' } }])
  })

  test('says so where a run does not tell what it was made from', async () => {
    const cwd = folderWith({ 'odd/run.json': '{ "tool": "themewright", "outputs": [] }' })
    const { code, stderr } = await themewright(['explain', 'odd', 'fg01:1'], { cwd })
    expect(code).toBe(1)
    expect(stderr).toContain('odd  run-without-inputs  the files that this run was made from are not where it was made')
  })

  test('refuses a code that there is not, and half of a question', async () => {
    const cwd = folderWith(smallStudy)
    const unknown = await themewright(['explain', '.', 'fg01:3', '--code', 'costs'], { cwd })
    expect(unknown).toMatchObject({ code: 1, stdout: '' })
    expect(unknown.stderr).toContain('unknown-code  no code has the id "costs"  (did you mean "cost"?)')
    expect((await themewright(['explain', '--text', 'Fees.'], { cwd })).code).toBe(2)
    expect((await themewright(['explain', '.'], { cwd })).code).toBe(2)
  })
})
