import { describe, expect, test } from 'vitest'
import { readYaml } from '../../src/codebook/read-yaml'
import { formatProblem } from '../../src/problem'
import { cpuSeconds } from '../cpu-seconds'
import { problemsOf } from './problems-of'

async function complaints(yaml: string): Promise<readonly string[]> {
  return (await readYaml(yaml, 'c.yaml')).problems.map(formatProblem)
}

describe('readYaml', () => {
  test.each([
    [
      '- *star',
      '1:3  yaml-syntax  "*star" stands for a value named "&star", and there is none ahead of it  (text that begins with * is put in quotes: "*star")',
    ],
    [
      '- *star sign',
      '1:9  yaml-syntax  text stands behind something that had ended  (text that begins with * is put in quotes: "*star sign")',
    ],
    [
      'k: [a, *star, b]',
      '1:8  yaml-syntax  "*star" stands for a value named "&star", and there is none ahead of it  (text that begins with * is put in quotes: "*star")',
    ],
    [
      '- "no" voice',
      `1:8  yaml-syntax  text stands behind something that had ended  (text that begins with " is put in quotes: '"no" voice')`,
    ],
    [
      "- 'tis so\n- x",
      `1:3  yaml-syntax  missing closing 'quote  (text that begins with ' is put in quotes: "'tis so")`,
    ],
    [
      '- [laughs] no',
      '1:12  yaml-syntax  text stands behind something that had ended  (text that begins with [ is put in quotes: "[laughs] no")',
    ],
    [
      '- [laughs\n- x',
      '1:3  yaml-syntax  flow sequence in block collection must be sufficiently indented and end with a ]  (text that begins with [ is put in quotes: "[laughs")',
    ],
    [
      'k: one: two',
      '1:4  yaml-syntax  this text holds ": ", which begins a mapping  (text that holds ": " or " #" is put in quotes: "one: two")',
    ],
    [
      'k: %x',
      '1:4  yaml-syntax  plain value cannot start with directive indicator character %  (text that begins with % is put in quotes: "%x")',
    ],
  ])('tells of forgotten quotes in %j', async (yaml, problem) => {
    expect(await complaints(yaml)).toEqual([`c.yaml:${problem}`])
  })

  test('tells of a key that stands twice, and keeps the first', async () => {
    const { document, problems } = await readYaml('a: 1\nb: 2\na: 3\n', 'c.yaml')
    expect(problems.map(formatProblem)).toEqual([
      'c.yaml:3:1  duplicate-key  the key "a" stands here a second time  (join the two)',
    ])
    expect({ ...(document!.data as object) }).toEqual({ a: 1, b: 2 })
    expect(document!.placeOf(['a'])).toEqual({ file: 'c.yaml', line: 1, column: 4 })
  })

  test('refuses a second document, tags, and keys that are no text', async () => {
    expect(await complaints('a: 1\n---\nb: 2')).toEqual([
      'c.yaml:2:1  yaml-syntax  a second document begins here, and a file holds one  (take out the line "---", or put what follows in a file of its own)',
    ])
    expect(await complaints('a: !!js/function x')).toEqual([
      'c.yaml:1:4  yaml-syntax  unresolved tag: tag:yaml.org,2002:js/function  (tags have no meaning here; take it out)',
    ])
    expect(await complaints('? [a]\n: b')).toEqual([
      'c.yaml:1:3  yaml-syntax  a list or a mapping stands where a key is wanted  (a key is text)',
    ])
  })

  test('tells of every line that is no YAML, and of what else is wrong with the others', async () => {
    expect(
      await problemsOf('codebook: C\nthemes:\n  - id: a\n    keywords: [*one]\n    except: [*two]\n    keyword: [x]\n'),
    ).toEqual([
      'c.yaml:4:16  yaml-syntax  "*one" stands for a value named "&one", and there is none ahead of it  (text that begins with * is put in quotes: "*one")',
      'c.yaml:5:14  yaml-syntax  "*two" stands for a value named "&two", and there is none ahead of it  (text that begins with * is put in quotes: "*two")',
      'c.yaml:6:5  unknown-key  a has a key "keyword"  (did you mean "keywords"?)',
    ])
  })

  test('gives the places of values and of keys, through aliases, and of what is not there', async () => {
    const { document } = await readYaml('a:\n  - b: &x [1, 2]\n    c: *x\n  -\nd:\n', 'c.yaml')
    const at = (path: (string | number)[], part?: 'key' | 'value') => {
      const { line, column } = document!.placeOf(path, part)
      return `${line}:${column}`
    }
    expect([
      at([]),
      at(['a']),
      at(['a'], 'key'),
      at(['a', 0, 'b', 1]),
      at(['a', 0, 'c', 1]),
      at(['a', 0, 'c'], 'key'),
    ]).toEqual(['1:1', '2:3', '1:1', '2:15', '2:15', '3:5'])
    expect([at(['a', 1]), at(['d']), at(['a', 0, 'nothing', 3])]).toEqual(['4:3', '5:1', '2:5'])
  })
})

describe('a hostile file', () => {
  test.each([
    ['[', 64],
    ['{a: ', 127],
    ['- ', 129],
    ['? ', 129],
    ['a: ', 191],
  ])('that nests %j fifty thousand times is refused before it is parsed', async (unit, column) => {
    expect(await complaints(unit.repeat(50_000))).toEqual([
      `c.yaml:1:${column}  yaml-too-deep  lists and mappings are nested more than 64 deep`,
    ])
  })

  test('that closes what it opens is refused too, and so are colons within brackets', async () => {
    expect(await complaints('['.repeat(50_000) + ']'.repeat(50_000))).toEqual([
      'c.yaml:1:64  yaml-too-deep  lists and mappings are nested more than 64 deep',
    ])
    expect(await complaints(`{${'a: '.repeat(50_000)}}`)).toEqual([
      'c.yaml:1:189  yaml-too-deep  lists and mappings are nested more than 64 deep',
    ])
  })

  test('may be wide: brackets, colons and lines that end do not add up', async () => {
    const wide = `a: {${Array.from({ length: 200 }, (_, i) => `k${i}: [x]`).join(', ')}}\n${Array.from({ length: 200 }, (_, i) => `b${i}:\n  - c: d\n`).join('')}`
    expect(await complaints(wide)).toEqual([])
  })

  test('that is larger than 4 MiB is refused, and one of just 4 MiB is read', async () => {
    const limit = 4 * 1024 * 1024
    expect(await complaints(`#${'x'.repeat(limit)}`)).toEqual([
      'c.yaml:1:1  yaml-too-large  the file is larger than 4 MiB',
    ])
    expect(await complaints(`#${'é'.repeat(limit / 2)}`)).toEqual([
      'c.yaml:1:1  yaml-too-large  the file is larger than 4 MiB',
    ])
    expect(await complaints(`#${'x'.repeat(limit - 1)}`)).toEqual([])
  })

  test('whose aliases multiply is stopped', async () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefghi'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(', ')}]`),
    ].join('\n')
    const seconds = await cpuSeconds(async () =>
      expect(await complaints(bomb)).toEqual([
        'c.yaml:5:8  yaml-too-large  aliases repeat more than 10000 values  (use lists, and list(name) in patterns)',
      ]),
    )
    expect(seconds).toBeLessThan(1)
  })

  test('whose alias stands inside its own value is told so', async () => {
    expect(await complaints('a: &x [*x]')).toEqual([
      'c.yaml:1:8  yaml-syntax  "*x" stands inside the value that it stands for  (text that begins with * is put in quotes: "*x")',
    ])
  })

  test('cannot reach what every object has', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    for (const name of names) {
      expect(
        await problemsOf(`codebook: C\n${name}: { x: 1 }\nthemes: [{ id: a, keywords: [x], ${name}: y }]`),
      ).toEqual([
        `c.yaml:2:1  unknown-key  the codebook has a key "${name}"  (its keys are codebook, version, language, unit, roles, family, source, fillers, overlap, lists, themes, actions, changes)`,
        expect.stringContaining(`c.yaml:3:34  unknown-key  a has a key "${name}"`),
      ])
    }
    expect(
      await problemsOf(
        `codebook: C\nlists: { __proto__: [x], constructor: [y] }\nthemes: [{ id: a, keywords: [list(__proto__), list(constructor), list(toString)] }]`,
      ),
    ).toEqual([
      'c.yaml:2:10  bad-id  "__proto__" cannot be the name of a list  (letters, digits, blanks, "-" and "_")',
      'c.yaml:3:71  unknown-list  no list is called "toString"  (there are __proto__, constructor)',
    ])
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })
})
