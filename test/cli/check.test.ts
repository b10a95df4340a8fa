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
})
