import { describe, expect, test } from 'vitest'
import { fingerprint } from '../../src/codebook/fingerprint'
import { readCodebook } from '../../src/codebook/read-codebook'

const yaml = `codebook: Work
lists:
  nobody: [nobody, no one]
themes:
  - id: voice
    label: Being heard
    subthemes:
      - id: ignored
        definition: Nobody listens
        rules: [{ near: [list(nobody), listen*], within: 3, note: as in group 2 }]
        keywords: [ignored, overlooked]
        where: { band: ["7"] }
      - id: helped
        rules: [{ all: [help*, { code: voice/ignored }] }]
  - id: pay
    keywords: [pay]
`

async function prints(change: (text: string) => string = text => text) {
  const { codebook } = await readCodebook(change(yaml), 'codebook.yaml')
  return Object.fromEntries(codebook!.codes.map(({ id }) => [id, fingerprint(codebook!, id)]))
}

/** Ids of the codes whose fingerprint a change of the codebook changes. */
async function changedBy(from: string | RegExp, to: string): Promise<readonly string[]> {
  const [before, after] = [await prints(), await prints(text => text.replace(from, to))]
  return Object.keys(before).filter(id => before[id] !== after[id])
}

describe('fingerprint', () => {
  test.each([
    ['labels', 'Being heard', 'Heard'],
    ['definitions', 'Nobody listens', 'They do not listen'],
    ['notes', 'group 2', 'group 3'],
    ['examples', '    keywords: [pay]', '    keywords: [pay]\n    examples: [The pay is low.]'],
    ['lines', 'themes:', '\n# by hand\nthemes:'],
    ['the order of keywords', '[ignored, overlooked]', '[overlooked, ignored]'],
    ['the unit, which runs compare by themselves', 'codebook: Work', 'codebook: Work\nunit: turn'],
  ])('is the same whatever %s', async (_, from, to) => {
    expect(await changedBy(from, to)).toEqual([])
  })

  test.each([
    [
      'a keyword: also of its theme and of what asks for it',
      'overlooked',
      'overlooked, unseen',
      ['voice', 'voice/ignored', 'voice/helped'],
    ],
    ['a list that it uses', 'no one', 'none', ['voice', 'voice/ignored', 'voice/helped']],
    ['a setting', 'within: 3', 'within: 4', ['voice', 'voice/ignored', 'voice/helped']],
    ['whose talk it is', 'band: ["7"]', 'note: ["7"]', ['voice', 'voice/ignored', 'voice/helped']],
    ['a code that asks for others, and not these', 'help*', 'helped', ['voice', 'voice/helped']],
    [
      'whose talk is coded',
      'codebook: Work',
      'codebook: Work\nroles: [participant, observer]',
      ['voice', 'voice/ignored', 'voice/helped', 'pay'],
    ],
  ])('changes with %s', async (_, from, to, codes) => {
    expect(await changedBy(from, to)).toEqual(codes)
  })

  test('changes with any code where codes contend for words', async () => {
    const longest = (text: string) => text.replace('codebook: Work', 'codebook: Work\noverlap: longest')
    const [before, after] = [await prints(longest), await prints(text => longest(text).replace('[pay]', '[pay, wage]'))]
    expect(Object.keys(before).filter(id => before[id] !== after[id])).toEqual(Object.keys(before))
  })
})
