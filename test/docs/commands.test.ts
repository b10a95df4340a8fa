import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands'
import { guideSchema } from '../../src/study/guide-schema'
import { studySchema } from '../../src/study/study-schema'
import { jsonLines, themewright } from '../cli/themewright'
import { firstColumn, page, section } from './page'

const docs = page('commands.md')
const program = new Command()
for (const add of commands) add(program)

test('commands.md has a part for every command that the help names', async () => {
  const { stdout } = await themewright(['--help'])
  const named = [
    ...stdout
      .split('Commands:')[1]
      .split('\n\n')[0]
      .matchAll(/^ {2}(\w+)/gm),
  ].map(([, name]) => name)
  expect(named).toEqual(program.commands.map(command => command.name()))
  expect(docs.headings.filter(heading => /^\w+$/.test(heading) && heading !== 'Commands')).toEqual(named)
})

describe('commands.md names every flag of', () => {
  test.each(program.commands.map(command => [command.name(), command] as const))('%s', (name, command) => {
    const flags = command.options.map(({ flags }) => flags)
    expect(new Set(firstColumn(section(docs, name)).filter(flag => !flag.startsWith('-h')))).toEqual(new Set(flags))
  })
})

test('commands.md names every key of a study file', () => {
  const keys = Object.keys(studySchema.properties as object)
  expect(firstColumn(section(docs, 'The study file'))).toEqual(keys)
})

test('commands.md names every key of what stands in a study file and in a guide', () => {
  const { text } = section(docs, 'The study file')
  const named = new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, name]) => name))
  expect([...keysOf(studySchema), ...keysOf(guideSchema)].filter(key => !named.has(key))).toEqual([])
})

function keysOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {} } = schema as { properties?: object }
  return [...Object.keys(properties), ...Object.values(schema).flatMap(keysOf)]
}

test('commands.md names every key of the JSON that read prints', async () => {
  const { fences } = page('transcripts.md')
  const talk = fences.find(({ info }) => info === 'text lib.txt')!.body
  const { text } = section(docs, 'read')
  for (const flag of ['--json', '--turns']) {
    const { stdout } = await themewright(['read', '-', flag], { stdin: talk })
    const [first] = jsonLines(stdout)
    const row = text.split('\n').find(line => line.startsWith(`| \`${flag}\``))!
    expect([...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name).slice(1)).toEqual(Object.keys(first))
  }
})
