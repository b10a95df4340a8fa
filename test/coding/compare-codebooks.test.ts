import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Codebook } from '../../src/codebook/codebook'
import { readCodebook } from '../../src/codebook/read-codebook'
import { applyCodebook } from '../../src/coding/apply-codebook'
import type { CodedTranscript } from '../../src/coding/coded-transcript'
import { applyEdits } from '../../src/coding/comparison/apply-edits'
import { codebookEdits } from '../../src/coding/comparison/codebook-edits'
import { type CompareOptions, compareCodebooks } from '../../src/coding/comparison/compare-codebooks'
import { compileCodebook } from '../../src/coding/compile'
import { transcriptOf } from './apply'

async function codebook(yaml: string, file = 'a.yaml'): Promise<Codebook> {
  const { codebook, problems } = await readCodebook(`codebook: Test\n${yaml}`, file)
  if (codebook === null) throw new Error(`${JSON.stringify(problems)}\n${yaml}`)
  return codebook
}

const themes = (...codes: readonly string[]) => `themes:\n${codes.map(code => `  - ${code}\n`).join('')}`

/** What is different, as a reader sees it. */
async function edits(before: string, after: string): Promise<readonly string[]> {
  return codebookEdits(await codebook(before), await codebook(after, 'b.yaml')).map(({ text, functional }) =>
    functional ? text : `(${text})`,
  )
}

/** What changed in a talk: the words, what became of them, and the edits that it is laid to. */
async function changes(before: string, after: string, talk: string, options: CompareOptions = {}) {
  const { edits, changes } = await compareCodebooks(
    await codebook(before),
    await codebook(after, 'b.yaml'),
    [transcriptOf(talk)],
    options,
  )
  const text = new Map(edits.map(edit => [edit.id, edit.text]))
  return changes.map(({ quote, was, now, how, edits }) => [quote, was, now, how, ...edits.map(id => text.get(id))])
}

describe('the edits between two codebooks', () => {
  test('are none where only places differ', async () => {
    const one = themes('{ id: a, keywords: [x, y], rules: [{ any: [p], weight: 2 }] }', '{ id: b, keywords: [z] }')
    const other = themes('{ id: b, keywords: [z] }', '{ id: a, rules: [{ any: [p], weight: 2 }, y], keywords: [X] }')
    expect(await edits(one, other)).toEqual([])
  })
  test('tell of keywords, exceptions, conditions and settings by name', async () => {
    const before = `unit: turn\n${themes('{ id: a, keywords: [x, y], except: [xy], unless: [no], where: { role: participant } }')}`
    const after = `fillers: count\n${themes('{ id: a, keywords: [x, z], except: [xz], negated: skip, priority: 2 }')}`
    expect(await edits(before, after)).toEqual([
      'unit: turn, now sentence',
      'fillers: skip, now count',
      'a: keyword "z" added',
      'a: keyword "y" removed',
      'a: except "xz" added',
      'a: except "xy" removed',
      'a: unless "no" removed',
      'a: where: { role: participant }, now anybody',
      'a: negated: nothing said, now skip',
      'a: priority: 0, now 2',
    ])
  })
  test('know a rule by its name, or by half of its patterns', async () => {
    const before = themes(
      '{ id: a, rules: [{ near: [p, q], within: 6, id: close }, { all: [r, s], unless: [t] }, { any: [u, v], in: turn }] }',
    )
    const after = themes(
      '{ id: a, rules: [{ before: [x, y], within: 6, id: close }, { all: [r, s, w] }, { any: [k, l], in: turn }] }',
    )
    expect(await edits(before, after)).toEqual([
      'a: rule close changed: near, now before; before: x added, y added, p removed, q removed',
      'a: rule { all: [r, s, w] } changed: all: w added; unless: t removed',
      'a: rule { any: [k, l], in: turn } added',
      'a: rule { any: [u, v], in: turn } removed',
    ])
  })
  test('join a code that was renamed or moved with what it was, and do not touch what names it', async () => {
    const before = themes(
      '{ id: team, subthemes: [{ id: seen, keywords: [unseen, invisible] }, { id: heard, keywords: [voice] }] }',
      '{ id: work, keywords: [rota], unless: [code(team/seen)] }',
    )
    const after = themes(
      '{ id: identity, subthemes: [{ id: visibility, keywords: [unseen, invisible] }] }',
      '{ id: work, keywords: [rota], unless: [code(identity/visibility)], subthemes: [{ id: heard, keywords: [voice] }] }',
    )
    expect(await edits(before, after)).toEqual([
      'identity: renamed from team',
      '(identity: label changed)',
      'identity/visibility: renamed from team/seen',
      '(identity/visibility: label changed)',
      'work/heard: moved from team/heard',
    ])
  })
  test('say that a list came or went, and what came and went in one that stays', async () => {
    expect(
      await edits(
        `lists: { not: [no, never], old: [gone] }\n${themes('{ id: a, keywords: [list(not), list(old)] }')}`,
        `lists: { not: [no, nobody], new: [fresh] }\n${themes('{ id: a, keywords: [list(not), list(new)] }')}`,
      ),
    ).toEqual([
      'list(not): "nobody" added',
      'list(not): "never" removed',
      '(list(new) added)',
      '(list(old) removed)',
      'a: keyword "list(new)" added',
      'a: keyword "list(old)" removed',
    ])
  })
  test('tell wording, which changes no coding, from the rest', async () => {
    const before = themes('{ id: a, label: A, keywords: [x], examples: [x is here.] }')
    const after = `source: Us\n${themes('{ id: a, label: B, definition: D, keywords: [x], examples: [an x.] }')}`
    expect(await edits(before, after)).toEqual([
      '(source changed)',
      '(a: label changed)',
      '(a: definition changed)',
      '(a: examples changed)',
    ])
  })
  test('keep their ids wherever they stand', async () => {
    const ids = async (head: string) => {
      const before = await codebook(`${head}${themes('{ id: a, keywords: [x] }')}`)
      const after = await codebook(`${head}${themes('{ id: b, keywords: [z] }', '{ id: a, keywords: [y, x] }')}`)
      return codebookEdits(before, after).flatMap(({ id, kind }) => (kind === 'keyword added' ? [id] : []))
    }
    expect(await ids('')).toEqual(await ids('version: 1.0.0\nlists: { l: [k] }\n'))
  })
  test('have their places in both files', async () => {
    const [added, changed] = codebookEdits(
      await codebook(themes('{ id: a, keywords: [x], rules: [{ all: [p, q] }] }')),
      await codebook(`version: 1.0.0\n${themes('{ id: a, keywords: [x, y], rules: [{ all: [p, q, r] }] }')}`, 'b.yaml'),
    )
    const place = (file: string, line: number, column: number) => ({ file, line, column })
    expect([added.before, added.after]).toEqual([null, place('b.yaml', 4, 28)])
    expect([changed.before, changed.after]).toEqual([place('a.yaml', 3, 37), place('b.yaml', 4, 40)])
  })
})

describe('a change is laid', () => {
  const rota = (rules: string) => themes(`{ id: rota, ${rules} }`)

  test('to the edit without which it would not be', async () => {
    expect(
      await changes(
        rota('keywords: [rota, shift]'),
        rota('keywords: [rota, late], except: [rota group]'),
        'P1: The rota. A shift. Too late. A rota group. A late rota.',
      ),
    ).toEqual([
      ['A shift.', 'rota', null, 'alone', 'rota: keyword "shift" removed'],
      ['Too late.', null, 'rota', 'alone', 'rota: keyword "late" added'],
      ['A rota group.', 'rota', null, 'alone', 'rota: except "rota group" added'],
    ])
  })
  test('to each of several that would do it alone', async () => {
    expect(await changes(rota('keywords: [shift]'), rota('keywords: [shift, late, rota]'), 'P1: A late rota.')).toEqual(
      [['A late rota.', null, 'rota', 'each', 'rota: keyword "late" added', 'rota: keyword "rota" added']],
    )
  })
  test('to several together where it took all of them', async () => {
    expect(
      await changes(
        rota('keywords: [shift], except: [late rota]'),
        rota('keywords: [shift, rota]'),
        'P1: A late rota. A rota.',
      ),
    ).toEqual([
      ['A late rota.', null, 'rota', 'together', 'rota: keyword "rota" added', 'rota: except "late rota" removed'],
      ['A rota.', null, 'rota', 'alone', 'rota: keyword "rota" added'],
    ])
  })
  test('to few that are enough where others might have done it too', async () => {
    // "late" or "rota" would do, but only with the exception gone.
    expect(
      await changes(
        rota('keywords: [shift], unless: [no]'),
        rota('keywords: [shift, rota, late]'),
        'P1: No late rota.',
      ),
    ).toEqual([['No late rota.', null, 'rota', 'together', 'rota: keyword "late" added', 'rota: unless "no" removed']])
  })
  test('to a list that another list is made of, and to a code that a rule asks for', async () => {
    expect(
      await changes(
        `lists: { a: [x], b: [list(a)] }\n${themes('{ id: one, keywords: [list(b)] }', '{ id: two, rules: [{ all: [code(one), y] }] }')}`,
        `lists: { a: [x, z], b: [list(a)] }\n${themes('{ id: one, keywords: [list(b)] }', '{ id: two, rules: [{ all: [code(one), y] }] }')}`,
        'P1: y z.',
      ),
    ).toEqual([
      ['y z.', null, 'one', 'alone', 'list(a): "z" added'],
      ['y z.', null, 'two', 'alone', 'list(a): "z" added'],
    ])
  })
  test('to the new name or the new theme of a code', async () => {
    expect(
      await changes(
        themes('{ id: team, subthemes: [{ id: seen, keywords: [unseen] }, { id: heard, keywords: [voice] }] }'),
        themes('{ id: us, subthemes: [{ id: seen, keywords: [unseen] }, { id: listened-to, keywords: [voice] }] }'),
        'P1: We are unseen. We have no voice.',
      ),
    ).toEqual([
      ['We are unseen.', 'team/seen', 'us/seen', 'alone', 'us: renamed from team'],
      [
        'We have no voice.',
        'team/heard',
        'us/listened-to',
        'together',
        'us: renamed from team',
        'us/listened-to: renamed from team/heard',
      ],
    ])
  })
  test('to both edits where a keyword was taken from one code to another', async () => {
    expect(
      await changes(
        themes('{ id: one, keywords: [x, y] }', '{ id: two, keywords: [z] }'),
        themes('{ id: one, keywords: [y] }', '{ id: two, keywords: [z, x] }'),
        'P1: x here. x and y.',
      ),
    ).toEqual([
      ['x here.', 'one', 'two', 'together', 'one: keyword "x" removed', 'two: keyword "x" added'],
      ['x and y.', null, 'two', 'alone', 'two: keyword "x" added'],
    ])
  })
  test('to what contends for the words, where only the longest counts', async () => {
    expect(
      await changes(
        `overlap: longest\n${themes('{ id: one, keywords: [rota] }', '{ id: two, keywords: [shift] }')}`,
        `overlap: longest\n${themes('{ id: one, keywords: [rota] }', '{ id: two, keywords: [shift, rota group] }')}`,
        'P1: The rota group.',
      ),
    ).toEqual([['The rota group.', 'one', 'two', 'alone', 'two: keyword "rota group" added']])
  })
  test('to no mixture in which two codes ask for each other', async () => {
    expect(
      await changes(
        themes('{ id: one, keywords: [x], rules: [code(two)] }', '{ id: two, keywords: [y] }'),
        themes('{ id: one, keywords: [x] }', '{ id: two, keywords: [y], rules: [code(one)] }'),
        'P1: x. y.',
      ),
    ).toEqual([
      ['x.', null, 'two', 'together', 'one: rule "code(two)" removed', 'two: rule "code(one)" added'],
      ['y.', 'one', null, 'alone', 'one: rule "code(two)" removed'],
    ])
  })
})

describe('a comparison', () => {
  test('is of the larger unit where the codebooks differ in it', async () => {
    const rule = themes('{ id: pay, rules: [{ all: [pay, rise] }] }', '{ id: bus, keywords: [bus] }')
    const talk = 'P1: The pay is low. A rise would help. The bus is late. The bus is full.'
    expect(await changes(`unit: sentence\n${rule}`, `unit: turn\n${rule}`, talk)).toEqual([
      [talk.slice(4), null, 'pay', 'alone', 'unit: sentence, now turn'],
    ])
  })
  test('counts a theme’s units once, and says what is kept on other words', async () => {
    const { codes, kept, unit, units } = await compareCodebooks(
      await codebook(themes('{ id: team, subthemes: [{ id: a, keywords: [x, k] }, { id: b, keywords: [y] }] }')),
      await codebook(
        themes('{ id: team, subthemes: [{ id: a, keywords: [x, l] }, { id: c, keywords: [z] }] }'),
        'b.yaml',
      ),
      [transcriptOf('P1: x y. y z. x k l. k.')],
    )
    expect([unit, units]).toEqual(['sentence', 4])
    expect(
      codes.map(({ code, was, now, before, after, gained, lost }) => [code, was, now, before, after, gained, lost]),
    ).toEqual([
      ['team', 'team', 'team', 4, 3, 0, 1],
      ['team/a', 'team/a', 'team/a', 3, 2, 0, 1],
      ['team/b', 'team/b', null, 2, 0, 0, 2],
      ['team/c', null, 'team/c', 0, 1, 1, 0],
    ])
    expect(kept.map(({ quote, code, edits }) => [quote, code, edits.length])).toEqual([['x k l.', 'team/a', 2]])
  })
  test('says why a code was lost: what holds it back now, or what it was found by', async () => {
    const { changes } = await compareCodebooks(
      await codebook(themes('{ id: a, keywords: [x, y] }')),
      await codebook(themes('{ id: a, keywords: [x], unless: [no] }'), 'b.yaml'),
      [transcriptOf('P1: no x. y.')],
    )
    expect(changes.map(({ withheld, evidence }) => [withheld?.by, withheld?.at, evidence[0].at])).toEqual([
      ['unless', 'b.yaml:3:38', 'a.yaml:3:25'],
      [undefined, undefined, 'a.yaml:3:28'],
    ])
  })
})

/** Small codebooks of few words, so that many units are touched by several edits. */
const word = fc.constantFrom('red', 'blue', 'green', 'list(l)', 'red blue')
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 3 })
const optional = (key: string) => fc.option(words).map(some => (some ? `, ${key}: [${some.join(', ')}]` : ''))
const settings = fc
  .tuple(
    optional('except'),
    optional('unless'),
    fc.option(fc.constantFrom('green', '{ near: [red, green], within: 1 }', 'code(b)')),
    fc.constantFrom('', ', where: { speaker: P1 }', ', prompted: skip'),
  )
  .map(([except, unless, rule, other]) => `${except}${unless}${rule ? `, rules: [${rule}]` : ''}${other}`)
const smallCodebook = fc
  .tuple(
    fc.constantFrom('sentence', 'turn'),
    fc.constantFrom('all', 'longest'),
    fc.uniqueArray(fc.constantFrom('yellow', 'red', 'green'), { minLength: 1 }),
    fc.constantFrom('a', 'c'),
    words,
    settings,
    words,
    words,
  )
  .map(([unit, overlap, list, name, ofA, settings, ofSub, ofB]) =>
    [
      `unit: ${unit}\noverlap: ${overlap}\nlists: { l: [${list.join(', ')}] }`,
      themes(
        `{ id: ${name}, keywords: [${ofA.join(', ')}]${settings}, subthemes: [{ id: sub, keywords: [${ofSub.join(', ')}] }] }`,
        `{ id: b, keywords: [${ofB.join(', ')}] }`,
      ),
    ].join('\n'),
  )
const talk = fc
  .array(
    fc.tuple(
      fc.constantFrom('P1', 'P2', 'Moderator'),
      fc.array(fc.constantFrom('red', 'blue', 'green', 'yellow', 'grey', 'red blue', '.'), {
        minLength: 1,
        maxLength: 8,
      }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(turns => turns.map(([speaker, words]) => `${speaker}: ${words.join(' ')}.`).join('\n\n'))

describe('of any two codebooks', () => {
  const coded = async (codebook: Codebook, talk: string) =>
    applyCodebook(await compileCodebook(codebook), transcriptOf(talk))

  test('all edits together make the newer one, and none the older', async () => {
    await fc.assert(
      fc.asyncProperty(smallCodebook, smallCodebook, talk, async (one, other, talk) => {
        const [before, after] = [await codebook(one), await codebook(other, 'b.yaml')]
        const edits = codebookEdits(before, after)
        const whole = await coded(after, talk)
        expect(await coded(applyEdits(before, after, edits), talk)).toEqual(whole)
        const decisions = ({ codings, withheld }: CodedTranscript) =>
          [codings, withheld].map(list => list.map(({ id, code, quote }) => `${id} ${code} ${quote}`).sort())
        expect(decisions(await coded(applyEdits(before, after, []), talk))).toEqual(
          decisions(await coded(before, talk)),
        )
      }),
      { numRuns: 40 },
    )
  })

  test('the edits that a change is laid to are enough to make it', async () => {
    await fc.assert(
      fc.asyncProperty(smallCodebook, smallCodebook, talk, async (one, other, talk) => {
        const [before, after] = [await codebook(one), await codebook(other, 'b.yaml')]
        const { edits, changes, codes } = await compareCodebooks(before, after, [transcriptOf(talk)], { unit: 'turn' })
        const codeTurns = async (codebook: Codebook) => {
          const { codings } = applyCodebook(await compileCodebook(codebook), transcriptOf(talk), { unit: 'turn' })
          return new Set(codings.map(({ code, turn }) => `${code} ${turn}`))
        }
        const [had, has] = [await codeTurns(before), await codeTurns(after)]
        const came = changes.flatMap(({ now, turn }) => (now === null ? [] : [`${now} ${turn}`]))
        const went = changes.flatMap(({ was, turn }) => (was === null ? [] : [`${was} ${turn}`]))
        expect(came.sort()).toEqual([...has].filter(each => !had.has(each)).sort())
        expect(went.sort()).toEqual([...had].filter(each => !has.has(each)).sort())
        for (const total of codes) expect(total.before + total.gained - total.lost).toBe(total.after)
        const renames = edits.filter(({ kind }) => kind === 'code renamed' || kind === 'code moved')
        for (const { kind, how, edits: ids, was, now, turn } of changes) {
          expect(ids).not.toEqual([])
          if (kind === 'moved') continue
          const sets = how === 'each' ? ids.map(id => [id]) : [ids]
          for (const set of sets) {
            const some = edits.filter(({ id }) => set.includes(id))
            const turned = await codeTurns(applyEdits(before, after, [...some, ...renames]))
            const idNow = codes.find(each => each.was === was)?.code
            expect(turned.has(`${now ?? idNow} ${turn}`)).toBe(kind === 'gained')
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})
