import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isXmlText, xmlElement, xmlText } from '../../src/interchange/xml-text'
import { readXmlTree } from '../../src/interchange/xml-tree'

const read = (xml: string) => readXmlTree(Buffer.from(xml))

test('attributes that are null are left out, and an element that holds nothing is closed at once', () => {
  expect(xmlElement('Code', { name: 'a', colour: null, isCodable: true })).toBe('<Code name="a" isCodable="true"/>')
})

test('any text comes back from an attribute and from an element, but for what XML cannot hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async text => {
      const { attribute, text: inside } = await read(xmlElement('a', { b: text }, xmlText(text)))
      fc.pre(isXmlText(text))
      expect(attribute('b')).toBe(text)
      expect(inside).toBe(text)
    }),
    { seed: 1, numRuns: 100 },
  )
})

test('control characters, halves of pairs and non-characters are left out, and line ends stay what they are', async () => {
  const text = 'a\u0001b\ud83dc\ufffed\r\ne\rf\ng'
  expect(isXmlText(text)).toBe(false)
  const { text: inside } = await read(xmlElement('a', {}, xmlText(text)))
  expect(inside).toBe('abcd\r\ne\rf\ng')
})
