import { hash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decisionLine, type UnsignedDecision } from '../../src/coding/decisions/decision-line'
import type { Files } from '../cli/folder'
import { jsonLines, themewright } from '../cli/themewright'
import { isAbsent, needsBrowser, openBrowser, watch } from './browser'
import { hostileStudy, openingHours } from './report-study'

describe.skipIf(isAbsent)(`report.html in a browser${needsBrowser}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'themewright-report-'))
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
    await Promise.all([code('hours', openingHours), code('hostile', hostileStudy)])
    await code('judged', { ...openingHours, 'decisions.jsonl': contradicting() })
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Writes a study and codes it with the built command. */
  async function code(name: string, files: Files): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name, path)), { recursive: true })
      writeFileSync(join(folder, name, path), content)
    }
    const { stderr } = await themewright(['code', join(folder, name)])
    if (!stderr.includes('The run is in')) throw new Error(stderr)
  }

  /** Lines of two people about one coding of the first study. */
  function contradicting(): string {
    const text = openingHours['transcripts/fg01.txt'] as string
    const { id, start, end, quote } = codingsOf('hours').find(({ code }) => code === 'access/hours')!
    const about = { code: 'access/hours', transcript: 'fg01', start, end, quote, coding: id } as Pick<
      UnsignedDecision,
      'code' | 'transcript' | 'start' | 'end' | 'quote' | 'coding'
    >
    const rest = {
      before: text.slice(Math.max(0, about.start - 40), about.start),
      after: text.slice(about.end, about.end + 40),
      toCode: null,
      to: null,
      undoes: null,
      why: null,
      transcriptSha256: hash('sha256', text),
      codebookSha256: hash('sha256', openingHours['codebook.yaml'] as string),
    }
    return [
      decisionLine({ at: '2026-01-05T10:00:00.000Z', by: 'ada', did: 'accept', ...about, ...rest }),
      decisionLine({ at: '2026-01-05T10:00:01.000Z', by: 'ben', did: 'reject', ...about, ...rest }),
    ].join('')
  }

  const fileOf = (study: string): string => join(folder, study, 'results/report.html')
  const codingsOf = (study: string, file = 'codings.jsonl') =>
    jsonLines(readFileSync(join(folder, study, 'results', file), 'utf8'))
  const idOf = (code: string, words: string, file?: string): string =>
    `${codingsOf('hours', file).find(each => each.code === code && `${each.quote}`.includes(words))!.id}`

  /** Opens a report at an address, in a context of its own; `seen` is what it did that it should not have. */
  async function open(file: string, hash = '', options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    const page = await context.newPage()
    const url = pathToFileURL(file).href
    const seen = watch(page, asked => asked.split('#')[0] === url)
    await page.goto(`${url}${hash}`)
    return { page, seen, url }
  }

  const shown = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('.view')].flatMap(view => (view.checkVisibility() ? view.id : [])),
    )
  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => document.activeElement?.textContent?.trim().replace(/\s+/g, ' ') ?? '')
  const isPwned = (page: Page): Promise<boolean> => page.evaluate(() => '__pwn' in window)

  test('shows one view at a time: its title, its place in the list, and the focus go with it, and the way back', async () => {
    const { page, seen } = await open(fileOf('hours'))
    expect(await shown(page)).toEqual(['overview'])
    await page.getByRole('navigation').getByRole('link', { name: 'Transcripts' }).click()
    expect(await shown(page)).toEqual(['transcripts'])
    expect(await page.title()).toBe('Transcripts – Opening hours')
    expect(await focused(page)).toBe('Transcripts')
    expect(await page.locator('nav [aria-current="page"]').allTextContents()).toEqual(['Transcripts'])
    await page.goBack()
    expect(await shown(page)).toEqual(['overview'])
    expect(seen).toEqual([])
  })

  test('opens every view of a study, hostile or not, and does nothing else: no dialog, no request, no error', async () => {
    for (const study of ['hours', 'hostile']) {
      const { page, seen } = await open(fileOf(study))
      const views: string[] = await page.evaluate(() =>
        [...document.querySelectorAll('.view:not(.on-demand)')].map(view => view.id),
      )
      const [first] = codingsOf(study)
      const transcript = `#transcript/${encodeURIComponent(`${first.transcript}`)}`
      const demanded = [
        `#coding/${first.id}`,
        transcript,
        '#codings',
        '#codings?theme=bad&status=withheld',
        '#search?q=script',
      ]
      expect(views.length).toBeGreaterThan(15)
      for (const hash of [...views.map(id => `#${id}`), ...demanded]) {
        await page.evaluate(to => {
          location.hash = to
        }, hash)
        await page.waitForFunction(to => decodeURIComponent(location.hash) === decodeURIComponent(to), hash)
        expect(await shown(page), hash).toHaveLength(1)
      }
      expect(await isPwned(page)).toBe(false)
      expect(seen).toEqual([])
    }
  })

  test('shows hostile names, words and labels as they are written, and turned-around words by their signs', async () => {
    const { page } = await open(fileOf('hostile'), `#coding/${codingsOf('hostile')[0].id}`)
    const text = await page.locator('#transcript').textContent()
    expect(text).toContain('<img src=x onerror="window.__pwn=1">')
    expect(text).toContain('<U+202E>evil<U+2066>')
    expect(await page.locator('#transcript img, #transcript script').count()).toBe(0)
    expect(await page.title()).toContain('</script>')
  })

  test('runs no script but its own: what is put into it later is stopped by its policy', async () => {
    const { page, seen } = await open(fileOf('hours'))
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'window.__pwn = 1'
      document.body.append(script)
      const image = document.createElement('div')
      image.setAttribute('onclick', 'window.__pwn = 1')
      document.body.append(image)
      image.click()
    })
    expect(await isPwned(page)).toBe(false)
    expect(seen.length).toBeGreaterThan(0)
    expect(seen.every(each => each.includes('Content Security Policy'))).toBe(true)
  })

  test('opens the transcript at a permanent link, with the words that decided, the rule and its place', async () => {
    const id = idOf('access/hours', 'shut')
    const { page } = await open(fileOf('hours'), `#coding/${id}`)
    const panel = page.locator('.panel')
    expect(await focused(page)).toBe('1a Getting in: Opening hours')
    expect(await panel.locator('blockquote mark').allTextContents()).toEqual(['shut', 'late'])
    const words = await panel.textContent()
    expect(words).toContain('access/hours#keywords/0')
    expect(words).toContain('codebook.yaml:11:20')
    expect(words).toContain('candidate: a rule fired, and nobody has judged it')
    expect(words).toContain('spontaneous')
    expect(words).toContain('Nobody has decided about this coding.')
    expect(await panel.getByRole('link', { name: 'Getting in: The way there' }).count()).toBe(1)
    expect(await page.locator(`.marker[data-coding="${id}"]`).isVisible()).toBe(true)
    expect(await page.locator(`.marker[data-coding="${id}"]`).getAttribute('class')).toContain('open')
  })

  test('shows what was withheld, and what stopped it, where the reader asks', async () => {
    const withheld = idOf('access/hours', 'late fees', 'withheld.jsonl')
    const { page } = await open(fileOf('hours'), '#transcript/fg01')
    const marker = page.locator(`.marker[data-coding="${withheld}"]`)
    expect(await marker.isVisible()).toBe(false)
    await page.getByRole('checkbox', { name: 'withheld' }).check()
    await marker.click()
    expect(await page.locator('.panel').textContent()).toContain('the words belong to an exception')
    await page.getByRole('checkbox', { name: 'Getting in' }).uncheck()
    expect(await marker.isVisible()).toBe(false)
  })

  test('can be walked with the keyboard alone, from the overview to a coding, its evidence, the next one, and back', async () => {
    const { page, url } = await open(fileOf('hours'))
    const press = async (key: string, until: () => Promise<boolean>): Promise<void> => {
      for (let i = 0; i < 120; i++) {
        if (await until()) return
        await page.keyboard.press(key)
      }
      throw new Error(`${key} did not lead there: ${await focused(page)}`)
    }
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Skip to the view')
    await press('Tab', async () => (await focused(page)) === 'Transcripts')
    await page.keyboard.press('Enter')
    await press('Tab', async () => (await focused(page)) === 'fg01')
    await page.keyboard.press('Enter')
    expect(await shown(page)).toEqual(['transcript'])
    const onMarker = () => page.evaluate(() => document.activeElement!.classList.contains('marker'))
    await press('Tab', onMarker)
    const first = await focused(page)
    await page.keyboard.press('j')
    expect(await onMarker()).toBe(true)
    await page.keyboard.press('k')
    expect(await focused(page)).toBe(first)
    await page.keyboard.press('Enter')
    await page.locator('.panel blockquote').waitFor()
    const opened = page.url()
    expect(opened).toContain('#coding/')
    await page.keyboard.press('j')
    await page.waitForURL(address => address.href !== opened)
    await page.keyboard.press('Escape')
    expect(await page.locator('.panel').isVisible()).toBe(false)
    expect(page.url()).toBe(`${url}#transcript/fg01`)
    expect(await onMarker()).toBe(true)
  })

  test('lists codings by theme, group, attribute and status, counts them, and keeps the choice in the address', async () => {
    const { page, url } = await open(fileOf('hours'), '#codings?theme=access&group=fg01')
    const told = page.locator('#coding-count')
    expect(await told.textContent()).toBe('4 codings of 2 people in 1 group.')
    await page.getByLabel('age', { exact: true }).selectOption('20-29')
    expect(await told.textContent()).toBe('3 codings of 1 person in 1 group.')
    expect(page.url()).toBe(`${url}#codings?theme=access&group=fg01&with.age=20-29`)
    await page.reload()
    expect(await told.textContent()).toBe('3 codings of 1 person in 1 group.')
    await page.getByLabel('Status').selectOption('withheld')
    expect(await told.textContent()).toBe('0 codings of 0 people in 0 groups.')
    await page.goBack()
    expect(await told.textContent()).toBe('3 codings of 1 person in 1 group.')
  })

  test('finds words whatever their case and accents, phrases, and themes; a hit leads to its turn', async () => {
    const { page } = await open(fileOf('hours'))
    await page.getByRole('searchbox').fill('CAFE')
    await page.keyboard.press('Enter')
    expect(await page.locator('#search-count').textContent()).toBe('1 turn in 1 transcript, and 0 themes.')
    expect(await page.locator('#search mark').allTextContents()).toEqual(['café'])
    await page.getByRole('searchbox').fill('"the bus" late')
    await page.keyboard.press('Enter')
    await page.getByText('2 turns in 1 transcript').waitFor()
    await page.locator('#search .hits a').first().click()
    expect(await shown(page)).toEqual(['transcript'])
    expect(await focused(page)).toContain('They shut at six')
    await page.getByRole('searchbox').fill('opening hours')
    await page.keyboard.press('Enter')
    await page.locator('#search').getByRole('heading', { name: 'Themes' }).waitFor()
    expect(await page.locator('#search ul a').first().getAttribute('href')).toBe('#theme/access/hours')
  })

  // What is said and how it is built is the same in all settings: the others ask what colours and width can break.
  const seenOnly = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block']
  test.each<[string, string, BrowserContextOptions, (axe: AxeBuilder) => AxeBuilder]>([
    ['wide and light', 'hours', {}, axe => axe],
    [
      'narrow and dark',
      'hours',
      { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
      axe => axe.withRules(seenOnly),
    ],
    [
      'hostile, narrow and light',
      'hostile',
      { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' },
      axe => axe.disableRules(['color-contrast']),
    ],
  ])(
    'is accessible in every view, %s: axe finds nothing',
    async (_, study, options, narrowed) => {
      const { page } = await open(fileOf(study), '#codings', options)
      for (const [hash, view] of [
        ['#search?q=the', 'search'],
        [`#coding/${codingsOf(study)[0].id}`, 'transcript'],
      ]) {
        await page.evaluate(to => {
          location.hash = to
        }, hash)
        await page.locator(`#${view} .filled > *`).first().waitFor()
      }
      // All at once: what axe looks at is the same, and it is asked once.
      await page.evaluate(() => {
        for (const view of document.querySelectorAll('.view')) view.classList.add('current')
        for (const folded of document.querySelectorAll('details')) folded.open = true
        document.getElementById('navigation-opener')?.setAttribute('aria-expanded', 'true')
      })
      const { violations } = await narrowed(new AxeBuilder({ page }).options({ resultTypes: ['violations'] })).analyze()
      const found = violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 4).map(node => node.html.slice(0, 160))])
      expect(found).toEqual([])
    },
    90_000,
  )

  test('is no wider than a narrow window, nor at twice the size', async () => {
    for (const viewport of [
      { width: 390, height: 844 },
      { width: 640, height: 450 },
    ]) {
      const { page } = await open(fileOf('hours'), `#coding/${idOf('cost', 'pay')}`, { viewport })
      const views: string[] = await page.evaluate(() => [...document.querySelectorAll('.view')].map(view => view.id))
      const wide: string[] = []
      for (const id of views) {
        await page.evaluate(to => {
          for (const view of document.querySelectorAll('.view')) view.classList.toggle('current', view.id === to)
        }, id)
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wide.push(id)
        const cut = await page.evaluate(() =>
          [...document.querySelectorAll('.view.current caption')].some(
            caption => caption.checkVisibility() && caption.getBoundingClientRect().right > innerWidth,
          ),
        )
        // A caption as wide as its table could only be read by pushing the table to and fro.
        if (cut) wide.push(`caption in ${id}`)
      }
      expect(wide).toEqual([])
    }
  })

  test('shows the whole table of themes on a laptop: its last column was cut off where people had decided', async () => {
    const { page } = await open(fileOf('judged'), '#themes')
    const [table, room] = await page.evaluate(() => {
      const table = document.querySelector<HTMLElement>('table.themes')!
      for (const each of table.querySelectorAll('td.number:not(:has(.of))')) each.textContent = '1,920'
      for (const each of table.querySelectorAll('td.number:has(.of):nth-child(n + 6)'))
        each.textContent = '192 / 31 / 26'
      for (const each of table.querySelectorAll('td.number:nth-child(4)')) each.textContent = '77–100 %'
      return [table.scrollWidth, table.parentElement!.clientWidth]
    })
    expect(table).toBeLessThanOrEqual(room)
  })

  test('says that people contradict each other about a coding, and not that nobody has judged it', async () => {
    const { page } = await open(fileOf('judged'), `#coding/${idOf('access/hours', 'shut')}`)
    const words = await page.locator('.panel').textContent()
    expect(words).toContain('candidate: people have decided against each other')
    expect(words).not.toContain('nobody has judged it')
    expect(words).toMatch(/ada.*accepted it.*ben.*rejected it/)
  })

  test('reads as one long page without its script', async () => {
    const { page, seen } = await open(fileOf('hours'), '', { javaScriptEnabled: false })
    for (const id of ['overview', 'themes', 'theme/access/hours', 'people', 'method'])
      expect(await page.locator(`[id="${id}"]`).isVisible(), id).toBe(true)
    expect(await page.getByText('which this browser does not run').isVisible()).toBe(true)
    expect(await page.locator('#codings, #search-form').first().isVisible()).toBe(false)
    expect(seen).toEqual([])
  })

  test('prints the view that is open, on light paper and without what is clicked; or all views', async () => {
    const { page } = await open(fileOf('hours'), '#themes', { colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await shown(page)).toEqual(['themes'])
    expect(await page.locator('.tools, .navigation').first().isVisible()).toBe(false)
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(30, 34, 38)')
    await page.evaluate(() => {
      window.print = () => {}
      document.getElementById('print-all')!.click()
    })
    expect((await shown(page)).length).toBeGreaterThan(15)
    expect((await page.pdf()).length).toBeGreaterThan(10_000)
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    expect(await shown(page)).toEqual(['themes'])
  })

  test('says what was left out where it was made without the transcripts, and holds no turn of them', async () => {
    const out = join(folder, 'short.html')
    await themewright(['report', join(folder, 'hours'), '--no-transcripts', '--out', out])
    expect(readFileSync(out, 'utf8')).not.toContain('That nobody has to walk.')
    const { page, seen } = await open(out, '#transcript/fg01')
    expect(await page.locator('h2:visible').allTextContents()).toContain('Left out')
    expect(await page.locator('#search-form').count()).toBe(0)
    expect(seen).toEqual([])
  })

  test('keeps the colours that the reader chose', async () => {
    const { page } = await open(fileOf('hours'))
    await page.getByLabel('Colours').selectOption('dark')
    await page.reload()
    expect(await page.evaluate(() => document.documentElement.dataset.scheme)).toBe('dark')
  })
})
