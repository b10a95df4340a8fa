import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CodebookDraft, type CodeDraft, codeDraft, emptyDraft } from '../../src/codebook/draft'
import { freeId } from '../../src/codebook/free-id'
import { readCodebook } from '../../src/codebook/read-codebook'
import { writeCodebook } from '../../src/codebook/write-codebook'

test('a codebook is written as a person would: rules on one line, texts and themes on lines of their own', () => {
  const visibility = codeDraft('visibility', 'Improving visibility', {
    definition: 'Being seen.\nOr not.',
    keywords: ['unseen', '*ing', '"no voice"', '24', 'true'],
    rules: [{ near: ['list(nobody)', ['know*', 'aware*']], within: 6 }],
    examples: [{ text: 'Nobody knows us.', because: null }],
    counterexamples: [{ text: 'Know the rota: it helps.', because: 'about rotas' }],
  })
  const draft: CodebookDraft = {
    ...emptyDraft,
    title: 'Staff: a pilot',
    comments: ['From a dictionary'],
    lists: [{ name: 'nobody', patterns: ['nobody', 'no one'] }],
    codes: [codeDraft('identity', 'Identity', { subthemes: [visibility] })],
  }
  expect(writeCodebook(draft)).toBe(`# From a dictionary
codebook: "Staff: a pilot"
version: 1.0.0
language: en
unit: sentence
family: codebook content analysis
lists:
  nobody: [ nobody, no one ]
themes:
  - id: identity
    label: Identity
    subthemes:
      - id: visibility
        label: Improving visibility
        definition: |-
          Being seen.
          Or not.
        keywords: [ unseen, "*ing", '"no voice"', "24", "true" ]
        rules: [ { near: [ list(nobody), [ know*, aware* ] ], within: 6 } ]
        examples:
          - Nobody knows us.
        counterexamples:
          - text: "Know the rota: it helps."
            because: about rotas
`)
})

test('whatever texts a draft holds, reading what was written gives them back', async () => {
  // What no YAML can hold, and blanks at the ends, which reading takes off, are not asked for.
  const text = fc.string({ minLength: 1, unit: 'grapheme' }).map(each => `x${each}x`)
  const code = fc.record({ label: text, definition: text, brief: text, useWhen: fc.array(text), quote: text })
  await fc.assert(
    fc.asyncProperty(text, fc.array(code, { minLength: 1, maxLength: 4 }), async (title, codes) => {
      const taken = new Set<string>()
      const written = writeCodebook({
        ...emptyDraft,
        title,
        comments: [title],
        codes: codes.map(({ label, definition, brief, useWhen, quote }): CodeDraft => {
          const examples = [{ text: quote, because: label }]
          return codeDraft(freeId(label, taken), label, { definition, brief, useWhen, examples })
        }),
      })
      const { codebook, problems } = await readCodebook(written, 'codebook.yaml')
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(codebook?.title).toBe(title)
      expect(
        codebook?.codes.map(({ label, definition, brief, useWhen, examples }) => {
          return { label, definition, brief, useWhen, quote: examples[0].text }
        }),
      ).toEqual(codes)
    }),
    { seed: 2, numRuns: 60 },
  )
})
