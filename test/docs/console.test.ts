import { describe, expect, test } from 'vitest'
import { agrees, runConsole } from './console'
import { page } from './page'

describe.each(['transcripts.md', 'commands.md', 'results.md', 'verification.md'])(
  'what %s shows of the terminal',
  name => {
    test('is what the command prints', async () => {
      const shown = await runConsole(page(name))
      expect(shown.length).toBeGreaterThan(0)
      for (const each of shown) {
        if (!agrees(each)) expect(each.printed, each.command).toBe(each.said)
      }
      // Some forty processes, on a machine that may do other things too.
    }, 180_000)
  },
)
