import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Code, Codebook } from '../../src/codebook/codebook'
import { type CodebookDraft, type CodeDraft, codeDraft, emptyDraft } from '../../src/codebook/draft'
import { readCodebook } from '../../src/codebook/read-codebook'
import { writeCodebook } from '../../src/codebook/write-codebook'
import { describeCode, readDescription } from '../../src/interchange/qdpx/code-description'
import {
  describeAction,
  describeCodebook,
  readAction,
  readCodebookDescription,
} from '../../src/interchange/qdpx/codebook-description'

async function codebookOf(yaml: string): Promise<Codebook> {
  const { codebook, problems } = await readCodebook(yaml, 'codebook.yaml')
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  return codebook!
}

const full = `codebook: Fees
version: 2.1.0
unit: turn
roles: [participant, moderator]
source: 'A guide: its "questions"'
lists:
  nobody: [nobody, "no one"]
themes:
  - id: cost
    label: What it costs
    subthemes:
      - id: charges
        label: Fees
        brief: Fees, in short.
        definition: |
          What studying costs.
          BRIEF: this line is no label.

            And this one is set in.
        use-when: [they speak of what they pay, "two\\nlines"]
        not-when: [the coffee is free]
        origin: data
        keywords: ["*fee", no money, "true", "24", /fees?/, list(nobody)]
        rules:
          - near: [pay, [more, "/les{2}/"]]
            within: 4
            unless: [coffee]
            except: [pay attention]
            none: [{ all: [bus, free] }]
            where: { band: "5", role: [participant, unknown] }
            negated: skip
            weight: 0.5
            note: "people say: \\"pay\\""
            id: paying
          - { atleast: 2, of: [rent, bill, tax], in: turn }
          - { any: [toll], prompted: skip }
          - { start: dear }
          - { question: money }
          - [loan, debt]
          - "# of loans"
        except: [late fee]
        unless: [{ code: cost/rent }]
        where: { speaker: [P1, P2], site: A }
        negated: only
        prompted: count
        priority: -3
        examples: [The fees are high., { text: '"Dear," I said.', because: quoted }]
        counterexamples: [{ text: The coffee is free., because: nobody pays }]
        opportunities: [A grant., { text: A loan., action: help }]
      - id: rent
        label: Rent
        definition: "KEYWORDS: a definition that looks like a label"
actions:
  - { id: help, label: Give help, definition: "ACTION: money,\\nor time" }
changes:
  - { version: 2.1.0, date: 2026-01-02, kind: change, what: "a: b", why: because }
`

/** What is left of a codebook of which only names and descriptions are kept. */
async function throughDescriptions(codebook: Codebook): Promise<Codebook> {
  const drafts = new Map<string, CodeDraft>()
  for (const code of codebook.codes.toReversed()) {
    const { known, unread } = await readDescription(describeCode(code))
    expect(unread).toEqual([])
    const own = code.id.split('/').at(-1)!
    const below = codebook.codes.filter(({ parent }) => parent === code.id).map(({ id }) => drafts.get(id)!)
    // A description names the id only where the label would give another.
    if (known.id === undefined) expect(own).toBe(code.label.toLowerCase())
    drafts.set(code.id, codeDraft(own, code.label, { ...known, subthemes: below }))
  }
  const settings = await readCodebookDescription(describeCodebook(codebook))
  const draft: CodebookDraft = {
    ...emptyDraft,
    title: '',
    ...settings,
    codes: codebook.codes.filter(({ parent }) => parent === null).map(({ id }) => drafts.get(id)!),
    actions: codebook.actions.map(action => readAction(action.label, describeAction(action))!),
  }
  return codebookOf(writeCodebook(draft))
}

/** Without places, which are others in another file. */
const plain = (codebook: Codebook): unknown =>
  JSON.parse(
    JSON.stringify({ ...codebook, hash: '', lists: [...codebook.lists] }, (key, value) =>
      key === 'at' ? undefined : value instanceof Map ? [...value] : value,
    ),
  )

describe('descriptions of codes', () => {
  test('hold all that a codebook says', async () => {
    const codebook = await codebookOf(full)
    expect(plain(await throughDescriptions(codebook))).toEqual(plain(codebook))
  })
  test('are lines that people can read in any program', async () => {
    const codebook = await codebookOf(`codebook: Fees
themes:
  - id: fees
    definition: "What studying costs.\\n\\nBRIEF: this line is no label."
    use-when: [they speak of what they pay]
    keywords: [fee*, no money]
    rules: [{ near: [pay, more], within: 4 }]
    counterexamples: [{ text: The coffee is free., because: nobody pays }]
`)
    expect(describeCode(codebook.codes[0])).toBe(`DEFINITION: What studying costs.

  BRIEF: this line is no label.
USE WHEN: they speak of what they pay
KEYWORDS: [ fee*, no money ]
RULE: { near: [ pay, more ], within: 4 }
COUNTEREXAMPLE: The coffee is free.
BECAUSE: nobody pays`)
  })
  const text = fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '\r', '"', ':', 'BRIEF', 'USE WHEN: ', '\\', '#', '\t', '😀', '\0', '-'),
    maxLength: 12,
  })
  test('whatever its texts are, a code comes back as it was', async () => {
    const [empty] = (await codebookOf('codebook: c\nthemes: [{ id: a }]')).codes
    const filled = text.filter(each => each.trim() !== '')
    await fc.assert(
      fc.asyncProperty(filled, filled, fc.array(filled, { maxLength: 3 }), async (brief, definition, texts) => {
        const code: Code = {
          ...empty,
          brief,
          definition,
          useWhen: texts,
          examples: texts.map(each => ({ text: each, because: null, at: empty.at })),
          opportunities: texts.map(each => ({ text: each, action: 'help' })),
        }
        const { known } = await readDescription(describeCode(code))
        expect(known).toEqual({
          brief,
          definition,
          ...(texts.length > 0 && {
            useWhen: texts,
            examples: texts.map(each => ({ text: each, because: null })),
            opportunities: texts.map(each => ({ text: each, action: 'help' })),
          }),
        })
      }),
      { seed: 6, numRuns: 300 },
    )
  })
  test.each([
    ['What studying costs.\r\n\r\nSee Smith: 2004.', { definition: 'What studying costs.\r\n\r\nSee Smith: 2004.' }],
    ['', {}],
    [' \n', {}],
    ['A note.\nUSE WHEN: they pay', { definition: 'A note.', useWhen: ['they pay'] }],
    ['BRIEF: short\r\nDEFINITION: long\r\nand not set in', { brief: 'short', definition: 'long\nand not set in' }],
    ['KEYWORDS: fee*, "no money", debt', { keywords: ['fee*', 'no money', 'debt'] }],
    ['RULE: no money', { rules: ['no money'] }],
  ])('%j, which another program or a person wrote, says %j', async (description, known) => {
    expect(await readDescription(description)).toEqual({ known, unread: [] })
  })
  test.each([
    'ORIGIN: Berlin',
    'PRIORITY: high',
    'KEYWORDS: [fee',
    'RULE: 7',
    'WHERE: anywhere',
    'NEGATED: perhaps',
    'BECAUSE: no example',
    'ACTION: help',
    'ID: Not An Id',
    'RULE: &a [*a, *a]',
  ])('%s is no such thing: it stays in the definition, and is said', async line => {
    expect(await readDescription(`${line}\nBRIEF: x`)).toEqual({
      known: { brief: 'x', definition: line },
      unread: [line.split(':')[0]],
    })
  })
  test('a set is an action only where its description says so', () => {
    expect(readAction('Give help', describeAction({ id: 'help', label: 'Give help', definition: null }))).toEqual({
      id: 'help',
      label: 'Give help',
      definition: null,
    })
    expect(readAction('My codes', 'Those that I used in 2004')).toBeNull()
  })
})
