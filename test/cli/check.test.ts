import { describe, expect, test } from 'vitest'
import { folderWith, textsIn } from './folder'
import { smallStudy } from './small-study'
import { themewright } from './themewright'

describe('check', () => {
  test.each(['.', 'study.yaml', 'codebook.yaml'])(
    'says that everything in %s holds, and writes nothing',
    async path => {
      const cwd = folderWith(smallStudy)
      expect(await themewright(['check', path], { cwd })).toEqual({
        code: 0,
        stdout: '2 codes, 2 examples and 1 counter-example hold\n',
        stderr: '',
      })
      expect(textsIn(cwd)).toEqual(smallStudy)
    },
  )
  test('fails where an example or a counter-example does not hold', async () => {
    const text = (smallStudy['codebook.yaml'] as string)
      .replace('A feeling of dread.', 'A fee.')
      .replace('us late', 'us')
    const cwd = folderWith({ ...smallStudy, 'codebook.yaml': text })
    const outcome = {
      code: 1,
      stdout: '2 codes, 2 examples and 1 counter-example, not all of which hold\n',
      stderr: `codebook.yaml:10:17  counterexample-coded  this counter-example of cost is coded with it: "fee" by cost#keywords/0 at codebook.yaml:6:16  (narrow the rule, or name the exception under except or unless)
codebook.yaml:14:16  example-not-coded  this example of time is not coded with it  (widen the keywords or rules, or move the example)
2 errors
`,
    }
    expect(await themewright(['check', 'codebook.yaml'], { cwd })).toEqual(outcome)
    expect(await themewright(['check', '.'], { cwd })).toEqual(outcome)
  })
  test('gives the result as JSON', async () => {
    const cwd = folderWith(smallStudy)
    const { stdout } = await themewright(['check', '.', '--json'], { cwd })
    expect(JSON.parse(stdout)).toEqual({
      ok: true,
      study: 'Fees',
      codebook: {
        title: 'Money and time',
        version: '1.2.0',
        codes: 2,
        examples: 2,
        counterexamples: 1,
        examplesHold: true,
      },
      problems: [],
    })
  })

  describe('warns of what is probably not meant', () => {
    const text = (smallStudy['codebook.yaml'] as string).replace('[fee, fees, rent', '[fee*, fees, rent')
    test('in a codebook and in a study, where the codebook lies in another folder too, and does not fail', async () => {
      const study = (smallStudy['study.yaml'] as string).replace('codebook.yaml', 'books/codebook.yaml')
      const cwd = folderWith({ ...smallStudy, 'study.yaml': study, 'books/codebook.yaml': text })
      const outcome = {
        code: 0,
        stdout: '2 codes, 2 examples and 1 counter-example hold\n',
        stderr: `books/codebook.yaml:6:22  covered-pattern  "fees" adds nothing: "fee*" (line 6) finds it too  (take it out, or make the wider one narrower)
1 warning
`,
      }
      // A feeling is a fee* too, so the counter-example would fail.
      const cared = text.replace('feeling', 'sense')
      const book = folderWith({ ...smallStudy, 'study.yaml': study, 'books/codebook.yaml': cared })
      expect(await themewright(['check', 'books/codebook.yaml'], { cwd: book })).toEqual(outcome)
      expect(await themewright(['check', '.'], { cwd: book })).toEqual(outcome)
      expect((await themewright(['check', '.'], { cwd })).stderr).toContain(
        'books/codebook.yaml:10:17  counterexample-coded',
      )
    })
    test('with --corpus of what the transcripts show, in a study or beside a codebook', async () => {
      const cwd = folderWith(smallStudy)
      const { code, stderr } = await themewright(['check', '.', '--corpus'], { cwd })
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: `codebook.yaml:6:16  never-fired  "fee" never coded anything with cost: its only hit was held back  (the withheld codings say what stopped it)
codebook.yaml:6:33  never-fired  "stems(pay)" never coded anything with cost  (fine if it is for other transcripts; else see how people say it here)
2 warnings
`,
      })
      const alone = await themewright(['check', 'codebook.yaml', '--corpus', 'transcripts'], { cwd })
      expect(alone).toEqual({ code: 0, stdout: '2 codes, 2 examples and 1 counter-example hold\n', stderr })
      expect((await themewright(['check', '.'], { cwd })).stderr).toBe('')
    })
    test('in brief where there are many of a kind, unless --all or --json asks for each', async () => {
      const letters = 'abcdefghijklm'.split('')
      const many = `codebook: Many
themes:
  - { id: one, keywords: [fee*, ${letters.map(letter => `fee${letter}`).join(', ')}] }
  - { id: two, keywords: [late*, lately] }
`
      const cwd = folderWith({ 'codebook.yaml': many })
      expect(
        (await themewright(['check', 'codebook.yaml'], { cwd })).stderr,
      ).toBe(`codebook.yaml:3:33  covered-pattern  "feea" adds nothing: "fee*" (line 3) finds it too  (12 more of one: --all shows each)
codebook.yaml:4:34  covered-pattern  "lately" adds nothing: "late*" (line 4) finds it too  (take it out, or make the wider one narrower)
2 warnings
`)
      expect((await themewright(['check', 'codebook.yaml', '--all'], { cwd })).stderr.split('\n')).toHaveLength(16)
      const { stdout } = await themewright(['check', 'codebook.yaml', '--json'], { cwd })
      expect(JSON.parse(stdout).problems).toHaveLength(14)
    })
    test.each([
      [['.', 'transcripts'], 'a study names its transcripts itself'],
      [['.', '--corpus', 'transcripts'], 'a study names its transcripts itself'],
      [['codebook.yaml', 'transcripts'], 'to look at transcripts, give --corpus too'],
      [['codebook.yaml', '--corpus'], 'with a codebook, --corpus needs transcripts'],
    ])('and refuses %j', async (args, why) => {
      const { code, stderr } = await themewright(['check', ...args], { cwd: folderWith(smallStudy) })
      expect(code).toBe(2)
      expect(stderr).toContain(why)
    })
  })
})
