import { describe, expect, test } from 'vitest'
import { folderWith, textsIn } from './folder'
import { smallStudy, studyWith } from './small-study'
import { themewright } from './themewright'

const old = (smallStudy['codebook.yaml'] as string).replace('1.2.0', '1.1.0').replace('rent, ', '')
const study = studyWith({ 'old.yaml': old, 'transcripts/fg02.txt': 'P3: Nothing but \u001b[31m the rent.\n' })

describe('diff', () => {
  test('shows what each edit did, and writes nothing', async () => {
    const cwd = folderWith(study)
    const { code, stdout, stderr } = await themewright(
      ['diff', '--codebook', 'old.yaml', 'codebook.yaml', '.', '--all'],
      {
        cwd,
      },
    )
    expect(stdout).toBe(`Money and time
old.yaml (1.1.0) → codebook.yaml (1.2.0)
2 transcripts · 5 units (sentence) · 1 edit
Codes of units: 2 gained, 0 lost, 0 moved
Log of changes: nothing new

cost: keyword "rent" added
  codebook.yaml:6:27
  +2
  + “We leave late and the rent is up.”
    — P2, fg01, line 9; cost: "rent" is a keyword (codebook.yaml:6:27)
  + “Nothing but <U+001B>[31m the rent.”
    — P3, fg02, line 1; cost: "rent" is a keyword (codebook.yaml:6:27)

Units by code  Before  After   +  −
cost                1      3  +2
time                1      1
`)
    expect([code, stderr]).toEqual([0, ''])
    expect(textsIn(cwd)).toEqual(study)
  })
  test('takes transcripts in place of a study, and codebooks of other folders', async () => {
    const cwd = folderWith({ ...study, 'v1/codebook.yaml': old })
    const args = ['diff', '--codebook', 'v1/codebook.yaml', 'codebook.yaml', 'transcripts/fg01.txt']
    expect((await themewright(args, { cwd })).stdout).toContain('\nv1/codebook.yaml (1.1.0) → codebook.yaml (1.2.0)\n')
  })
  test('gives the result as JSON', async () => {
    const cwd = folderWith(study)
    const args = ['diff', '.', '--codebook', 'old.yaml', 'codebook.yaml', '--json']
    const { edits, changes, codes, ...rest } = JSON.parse((await themewright(args, { cwd })).stdout)
    expect(Object.keys(rest)).toEqual([
      ...['before', 'after', 'transcripts', 'unit', 'units', 'logged', 'problems', 'kept'],
    ])
    expect(edits).toEqual([
      {
        id: edits[0].id,
        kind: 'keyword added',
        code: 'cost',
        text: 'cost: keyword "rent" added',
        before: null,
        after: { file: 'codebook.yaml', line: 6, column: 27 },
        functional: true,
        gained: 2,
        lost: 0,
        moved: 0,
        kept: 0,
      },
    ])
    expect(changes[0]).toEqual({
      kind: 'gained',
      transcript: 'fg01',
      group: 'fg01',
      turn: 4,
      speaker: 'P2',
      line: 9,
      start: changes[0].start,
      end: changes[0].start + 33,
      quote: 'We leave late and the rent is up.',
      code: 'cost',
      was: null,
      now: 'cost',
      evidence: [{ ...changes[0].evidence[0], rule: 'cost#keywords/2', at: 'codebook.yaml:6:27', text: 'rent' }],
      withheld: null,
      edits: [edits[0].id],
      how: 'alone',
      because: changes[0].because,
    })
    expect(codes[0]).toEqual({ code: 'cost', was: 'cost', now: 'cost', before: 1, after: 3, gained: 2, lost: 0 })
  })
  test('says so where the codebooks say the same, and where one is wrong', async () => {
    const cwd = folderWith({ ...study, 'wrong.yaml': 'codebook: x\n' })
    const same = await themewright(['diff', '--codebook', 'old.yaml', 'old.yaml', '.'], { cwd })
    expect([same.code, same.stderr]).toEqual([0, ''])
    expect(same.stdout).toContain('\nThe two codebooks say the same.\n')
    const wrong = await themewright(['diff', '--codebook', 'wrong.yaml', 'none.yaml', '.'], { cwd })
    expect([wrong.code, wrong.stdout]).toEqual([1, ''])
    expect(wrong.stderr).toContain('none.yaml  missing-file')
    expect((await themewright(['diff', '--codebook', 'wrong.yaml', 'old.yaml', '.'], { cwd })).stderr).toContain(
      'wrong.yaml:1:1  missing-key',
    )
  })
  test.each([
    [['.'], 'give two runs, the earlier and the later; or two codebooks, --codebook A B'],
    [['.', '.', '--unit', 'turn'], 'two runs are compared as they are stored: only --all and --json go with them'],
    [['--codebook', 'old.yaml'], '--codebook takes two files, the older codebook and the newer'],
    [['--codebook', 'old.yaml', 'codebook.yaml'], 'name the study, or the transcripts, to compare the codebooks over'],
    [['--codebook', 'old.yaml', 'codebook.yaml', '.', '.'], 'one STUDY at a time, and no files beside it'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await themewright(['diff', ...args], { cwd: folderWith(study) })
    expect([code, stderr.split('\n')[0]]).toEqual([2, `error: ${message}`])
  })
})
