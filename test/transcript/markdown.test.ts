import { describe, expect, test } from 'vitest'
import { roles, said, saidIn, transcriptOf } from './talk'

const read = (text: string) => transcriptOf(text, {}, 'talk.md')

describe('markdown', () => {
  test.each([
    ['**Name:** words', '**Moderator:** How is work?\n\n**Anna:** Fine, *really*.\n'],
    ['**Name**: words', '**Moderator**: How is work?\n\n**Anna**: Fine, *really*.\n'],
    ['**Name** words', '**Moderator** How is work?\n\n**Anna** Fine, *really*.\n\n**Anna**\n'],
    ['__Name:__ words', '__Moderator:__ How is work?\n\n__Anna:__ Fine, *really*.\n'],
    ['- **Name:** words', '- **Moderator:** How is work?\n- **Anna:** Fine, *really*.\n'],
    ['**Name** above the words', '**Moderator**\nHow is work?\n\n**Anna**\nFine, *really*.\n'],
  ])('reads %s', async (_, text) => {
    const both = await read(`${text}\n${text}`)
    expect([both.format, ...said(both).slice(0, 2)]).toEqual([
      'markdown',
      'Moderator: How is work?',
      'Anna: Fine, *really*.',
    ])
  })

  test('takes headings and rules for no speech', async () => {
    expect(
      await saidIn('# Group 3\n\n**I:** So?\n\n**P1:** Fine.\n\n---\n\n## Pay\n\n**I:** And?\n', {}, 'talk.md'),
    ).toEqual(['I: So?', 'P1: Fine.', 'I: And?'])
  })

  test('takes bold paragraphs without a label for the moderator’s, where nobody else is', async () => {
    const talk = await read(
      'TC: 00:00:02\n\n**What is new?**\n\nAnna: The rota.\n\nAnna: And pay.\n\n**Pay**\n\n**And the pay?**\n\nTom: Low.\n',
    )
    expect(said(talk)).toEqual([
      'Moderator: What is new?',
      'Anna: The rota.',
      'Anna: And pay.',
      'Moderator: And the pay?',
      'Tom: Low.',
    ])
    expect(roles(talk)).toEqual(['Moderator moderator', 'Anna participant', 'Tom participant'])
    expect(talk.turns[0].time).toBe(2)
  })

  test('takes plain answers to bold questions for a participant’s whom nobody names', async () => {
    const talk = await read('**What is new?**\n\nThe rota.\n\nAnd pay.\n\n**Anything else?**\n\nNo.\n')
    expect(talk.turns.map(({ role }) => role)).toEqual(['moderator', 'participant', 'moderator', 'participant'])
    expect(said(talk)).toEqual([
      'Moderator: What is new?',
      '-: The rota.\n\nAnd pay.',
      'Moderator: Anything else?',
      '-: No.',
    ])
  })

  test('takes bold paragraphs for headings where a moderator is labelled', async () => {
    expect(
      await saidIn('**What is new?**\n\nI: So?\n\nAnna: The rota.\n\nI: And?\n\nAnna: Pay.\n', {}, 'talk.md'),
    ).toEqual(['I: So?', 'Anna: The rota.', 'I: And?', 'Anna: Pay.'])
  })
})
