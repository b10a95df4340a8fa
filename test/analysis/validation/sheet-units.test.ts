import { expect, test } from 'vitest'
import { sheetUnit } from '../../../src/analysis/validation/sheet-units'
import { codedStudy } from '../coded-study'

const { transcripts } = codedStudy({
  codes: ['fees'],
  transcripts: {
    fg01: `Moderator: What has changed? {}
      Anna: The fees are high. {fees} I said so before. {} Twice. {}
      Bo: You did. {}`,
  },
})
const [{ transcript, units }] = transcripts

test('a coder sees the talk around a unit, the moderator marked, and no names', () => {
  expect(sheetUnit(transcript, units[1])).toEqual({
    before: '[Moderator] What has changed?\n[Same speaker] The fees are high.',
    text: 'I said so before.',
    after: '[Same speaker] Twice.\n[Other] You did.',
  })
})

test('the first and the last unit have nothing ahead and behind', () => {
  expect(sheetUnit(transcript, { start: 0, end: transcript.turns[0].end }).before).toBe('')
  expect(sheetUnit(transcript, units[3]).after).toBe('')
})
