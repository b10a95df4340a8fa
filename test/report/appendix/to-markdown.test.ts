import { expect, test } from 'vitest'
import { toMarkdown } from '../../../src/report/markdown/to-markdown'
import { everyBlock } from './blocks'

test('writes each kind of block so that whatever stands in it is shown and does nothing', () => {
  expect(toMarkdown(everyBlock)).toBe(
    `# Fees &amp; &lt;b&gt;rotas&lt;/b&gt;

Two of **\\=SUM(A1)** said so, *\\[link\\](javascript:x)*.

- \\- a dash
- 1\\. **one**

> *Moderator: What has changed?*
>
> “The fees hurt<U+202E>.”
>
> — P1, fg01, line 2

**People \\| groups**

| theme | people |
|---|--:|
| a \\| b | 1/2 |
| <U+0001>x | 2/2 |
`
      .replaceAll('<U+202E>', '&lt;U+202E&gt;')
      .replaceAll('<U+0001>', '&lt;U+0001&gt;'),
  )
})
