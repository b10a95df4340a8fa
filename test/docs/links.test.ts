import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { page, root } from './page'

const pages = readdirSync(join(root, 'docs')).filter(name => name.endsWith('.md'))

test('the index names every page', () => {
  const { text } = page('README.md')
  expect(pages.filter(name => name !== 'README.md' && !text.includes(`](${name})`))).toEqual([])
})

describe('every link leads somewhere, in', () => {
  test.each(pages)('%s', name => {
    const { text } = page(name)
    const broken = [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link]) => link)
      .filter(link => !/^https?:/.test(link) && !leadsSomewhere(link, name))
    expect(broken).toEqual([])
  })
})

function leadsSomewhere(link: string, from: string): boolean {
  const [path, anchor] = link.split('#')
  if (path !== '' && !existsSync(join(root, 'docs', path))) return false
  return (
    anchor === undefined ||
    page(path || from)
      .headings.map(slug)
      .includes(anchor)
  )
}

/** The anchor that GitHub gives a heading. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')
}
