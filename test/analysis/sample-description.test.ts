import { expect, test } from 'vitest'
import { sampleDescription } from '../../src/analysis/sample-description'
import { codedStudy } from './coded-study'

const studyOf = (bands: readonly (string | null)[]) =>
  codedStudy({
    codes: ['cost'],
    transcripts: { fg01: bands.map((_, i) => `P${i}: Well. {}`).join('\n') },
    attributes: ['band'],
    people: Object.fromEntries(bands.map((band, i) => [`fg01/P${i}`, [band]])),
  })

test('counts participants who spoke, in the order given, those not known last', () => {
  const study = studyOf(['7', '3-4', null, '7', '3-4', '3-4', null, '8'])
  expect(sampleDescription(study, { minimumCell: 1, orders: new Map([['band', ['3-4', '7', '9']]]) })).toEqual([
    {
      attribute: 'band',
      of: 8,
      shown: [
        { value: '3-4', participants: 3 },
        { value: '7', participants: 2 },
        { value: '8', participants: 1 },
        { value: null, participants: 2 },
      ],
      pooled: null,
    },
  ])
})

test('hides a small category, and a second one, for 9 − 5 would give the first away', () => {
  // 5 × a, 3 × b, 1 × c with cells of at least 3: c is too small; b goes with it, for c alone could be told by subtraction.
  const study = studyOf([...'aaaaabbbc'])
  expect(sampleDescription(study, { minimumCell: 3 })).toEqual([
    { attribute: 'band', of: 9, shown: [{ value: 'a', participants: 5 }], pooled: { categories: 2, participants: 4 } },
  ])
})

test('shows nothing of an attribute that tells everybody apart', () => {
  expect(sampleDescription(studyOf([...'abcdef']), { minimumCell: 2 })).toEqual([
    { attribute: 'band', of: 6, shown: [], pooled: { categories: 6, participants: 6 } },
  ])
})

test('reads several answers in one value', () => {
  const [{ shown }] = sampleDescription(studyOf(['pay; hours', 'pay', 'hours;']), {
    minimumCell: 1,
    multiple: new Map([['band', ';']]),
  })
  expect(shown).toEqual([
    { value: 'hours', participants: 2 },
    { value: 'pay', participants: 2 },
  ])
})

test('has no entry for an attribute of which nothing is known', () => {
  expect(sampleDescription(studyOf([null, '']), { minimumCell: 1 })).toEqual([])
})
