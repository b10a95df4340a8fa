import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ruleSettings } from '../../src/codebook/rule-settings'
import { codebookSchema } from '../../src/codebook/schema'
import { operators } from '../../src/matchers/rules/syntax'

test('the published schema is the one that the codebook is read with (else: npx tsx scripts/write-schema.ts)', () => {
  const published = readFileSync(new URL('../../codebooks/codebook.schema.json', import.meta.url), 'utf8')
  expect(published).toBe(`${JSON.stringify(codebookSchema, null, 2)}\n`)
})

test('a rule takes the keys of every operator, and the settings', () => {
  const { rule } = codebookSchema.$defs as Record<string, { properties: object }>
  const keys = operators.flatMap(({ properties }) => Object.keys(properties))
  expect(Object.keys(rule.properties).sort()).toEqual([...new Set([...keys, ...Object.keys(ruleSettings)])].sort())
})

test('no mapping takes a key that it does not name, but lists and conditions', () => {
  const open: string[] = []
  const look = (schema: unknown, name: string): void => {
    if (typeof schema !== 'object' || schema === null) return
    if ('properties' in schema || 'additionalProperties' in schema) {
      if (!('additionalProperties' in schema) || schema.additionalProperties !== false) open.push(name)
    }
    for (const [key, value] of Object.entries(schema)) if (key !== 'examples') look(value, `${name}/${key}`)
  }
  look(codebookSchema, '')
  expect(open.filter(name => !/properties$/.test(name) || name.endsWith('/properties/properties'))).toEqual([
    '/properties/lists',
    '/$defs/where',
  ])
})
