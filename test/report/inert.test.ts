import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeSpan, inert, markdownTable } from '../../src/report/inert'

describe('inert', () => {
  test.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['[click](javascript:alert(1))', '\\[click\\](javascript:alert(1))'],
    ['![](https://example.org/spy.png)', '!\\[\\](https://example.org/spy.png)'],
    ['fees | rent', 'fees \\| rent'],
    ['two\nlines\r\n# no heading', 'two lines # no heading'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['1.2.0', '1.2.0'],
    ['`code` *strong* _soft_ ~~gone~~', '\\`code\\` \\*strong\\* \\_soft\\_ \\~\\~gone\\~\\~'],
    ['R&D &lt;b&gt;', 'R&amp;D &amp;lt;b&amp;gt;'],
    ['back\\| slash', 'back\\\\\\| slash'],
    ['turn\u202earound', 'turn&lt;U+202E&gt;around'],
  ])('writes %j as %j', (text, written) => {
    expect(inert(text)).toBe(written)
  })

  test('leaves no sign that could do something without a backslash ahead of it, on one line', () => {
    const pieces = fc.constantFrom(
      '|',
      '\\',
      '`',
      '[',
      '](',
      '<b>',
      '&',
      '\n',
      '*',
      '_',
      '~',
      '$',
      '#',
      '- ',
      '1.',
      'a',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(pieces), words => {
        const written = inert(words.join(''))
        expect(written.replace(/\\./g, '').replace(/&(?:amp|lt|gt);/g, '')).not.toMatch(/[\\`*_[\]|~$<>&\n]/)
        expect(written).not.toMatch(/^(?:#|[-+] |\d+[.)](?:\s|$))/)
      }),
    )
  })
})

test('codeSpan keeps backticks inside', () => {
  expect(['train*', 'a`b', '``'].map(codeSpan)).toEqual(['`train*`', '`` a`b ``', '``` `` ```'])
})

test('markdownTable has as many walls in every line, whatever its cells hold', () => {
  expect(markdownTable(['a', 'b'], [['1 | 2', 'x\ny']])).toBe('| a | b |\n|---|---|\n| 1 \\| 2 | x y |\n')
})
