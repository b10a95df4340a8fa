import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Files, folderWith } from '../cli/folder'
import { type Reviewing, startReview } from '../cli/reviewing'
import { jsonLines, themewright } from '../cli/themewright'
import { isAbsent, needsBrowser, openBrowser, watch } from './browser'
import { hostileStudy } from './report-study'

const study: Files = {
  'study.yaml': 'study: Fees and hours\ncodebook: codebook.yaml\ntranscripts: [transcripts/*]\n',
  'codebook.yaml': `codebook: Money and time
version: 1.2.0
themes:
  - id: cost
    label: What it costs
    brief: Money that people have to pay.
    definition: Any mention of money paid for living or studying.
    use-when: [Somebody pays.]
    not-when: [Somebody is paid.]
    keywords: [fees, rent]
    except: [entrance fees]
    examples: [The fees are too high.]
  - id: time
    label: Time
    subthemes:
      - id: hours
        label: Working hours
        keywords: [hours, late]
        examples: [They keep us late.]
`,
  'transcripts/fg01.txt': `Moderator: What has changed?

P1: The fees are more than I earn. The bus is free.

P2: The entrance fees are gone. We leave late and the rent is up.
`,
  'transcripts/fg02.txt': `Moderator: And the hours?

P3: Nothing but the hours.
`,
}

describe.skipIf(isAbsent)(`the review page${needsBrowser}`, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  /** Opens the page of a review as its reviewer would; `seen` is what it did that it should not have. */
  async function open({ url }: Reviewing, options: BrowserContextOptions = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    const { origin } = new URL(url)
    const seen = watch(page, asked => asked.startsWith(`${origin}/`) || asked === 'data:,')
    await page.goto(url)
    await page.waitForSelector('#theme-label')
    return { page, seen }
  }

  const begin = async (files: Files = study, ...args: readonly string[]) => {
    const folder = folderWith(files)
    const review = await startReview(folder, args.length > 0 ? args : ['--reviewer', 'ada'])
    return { folder, review, ...(await open(review)) }
  }
  /** What a person sees there: hidden text is none. */
  // biome-ignore lint/performance/useDomNodeTextContent: text that is hidden must not count
  const words = (page: Page, where: string) => page.locator(where).innerText()
  const said = (page: Page) => words(page, '#said')
  const label = (page: Page) => words(page, '#theme-label')
  const current = (page: Page) => page.locator('.layer.current').allTextContents()
  const decisions = (folder: string, file = 'decisions.jsonl') => jsonLines(readFileSync(join(folder, file), 'utf8'))

  /** Waits for what the page will say: at most as long as a busy machine needs. */
  const soon = <T>(read: () => T) => expect.poll(read, { timeout: 15_000 })

  /** Presses keys one after the other, and waits until the page has said what came of it. */
  async function press(page: Page, keys: readonly string[], expected: string | RegExp): Promise<void> {
    for (const key of keys) await page.keyboard.press(key)
    await soon(() => said(page)).toMatch(expected)
  }

  test('says who reviews what, marks the first coding with its evidence, and gives the reason', async () => {
    const { page, seen } = await begin()
    expect(await words(page, 'header')).toContain('Fees and hours')
    expect(await words(page, 'header')).toContain('You review as ada')
    expect(await words(page, '#progress')).toBe('0 of 4 judged: 0 accepted, 0 rejected')
    expect(await label(page)).toBe('What it costs')
    expect(await page.locator('.leaf.evidence').allTextContents()).toEqual(['fees'])
    const panel = await words(page, '#panel')
    expect(panel).toContain('Does this theme apply to the marked words?')
    expect(panel).toMatch(/"fees" is a keyword \(codebook.yaml:10:16\)/)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('What it costs')
    await page.click('summary:has-text("Definition")')
    expect(await words(page, '#panel details')).toContain('Somebody is paid.')
    expect(new URL(page.url()).hash).toBe('')
    await page.reload()
    await page.waitForSelector('#theme-label')
    expect(await label(page)).toBe('What it costs')
    expect(seen).toEqual([])
  })

  test('the whole loop is done with the keyboard alone, and every decision is in the file', async () => {
    const { folder, page, seen } = await begin()

    await press(page, ['a'], /^Accepted: What it costs\. 1 of 4 judged\. Next: /)
    await page.keyboard.press('R')
    await page.keyboard.type('Only that it is up.')
    await press(page, ['Enter'], /^Rejected: What it costs\. 2 of 4 judged\. Next: Working hours/)
    await page.keyboard.press('c')
    await page.keyboard.type('tim')
    await press(page, ['Enter'], /^Recoded: Working hours is now Time.*Next, in fg02/)

    await press(page, ['['], /^Transcript fg01/)
    await press(page, ['e'], /./)
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('ArrowLeft')
    const wanted = await words(page, '.live')
    await press(page, ['Enter'], /^Adjusted: /)
    expect((await current(page)).join('')).toBe(wanted)

    await page.keyboard.press('m')
    await page.keyboard.type('Ask in the next group.')
    await press(page, ['Enter'], /^The memo is kept/)

    await page.keyboard.press('s')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowLeft')
    const selected = await words(page, '.live')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Time')
    await press(page, ['Enter'], /^Added: Time/)
    expect(await label(page)).toBe('Time')

    await press(page, ['u'], /^Taken back: Time, you added it/)
    expect(seen).toEqual([])

    const lines = decisions(folder)
    expect(lines.map(({ did }) => did)).toEqual(['accept', 'reject', 'recode', 'adjust', 'memo', 'add', 'undo'])
    expect(lines.every(({ by }) => by === 'ada')).toBe(true)
    expect(lines[0]).toMatchObject({ code: 'cost', quote: 'The fees are more than I earn.', why: null })
    expect(lines[1]).toMatchObject({ code: 'cost', why: 'Only that it is up.' })
    expect(lines[2]).toMatchObject({ code: 'time/hours', toCode: 'time' })
    expect(lines[3]).toMatchObject({ to: { quote: wanted } })
    expect(lines[4]).toMatchObject({ why: 'Ask in the next group.' })
    expect(lines[5]).toMatchObject({ code: 'time', quote: selected })
    expect(lines[6]).toMatchObject({ undoes: lines[5].id })

    await themewright(['code', folder, '--out', join(folder, 'results')])
    const codings = jsonLines(readFileSync(join(folder, 'results/codings.jsonl'), 'utf8'))
    expect(codings.filter(({ status }) => status === 'candidate').map(({ transcript }) => transcript)).toEqual(['fg02'])
    expect(codings.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0)
  })

  test('a reason typed ahead goes with the decision; one that was not kept stays, and the page says so loudly', async () => {
    const { folder, review, page } = await begin()
    await page.keyboard.press('w')
    await page.keyboard.type('She says it herself. arcse')
    await page.keyboard.press('Enter')
    await press(page, ['a'], /^Accepted/)
    expect(decisions(folder)).toMatchObject([{ did: 'accept', why: 'She says it herself. arcse' }])
    expect(await page.inputValue('#why')).toBe('')

    await page.keyboard.press('w')
    await page.keyboard.type('Not so.')
    await page.keyboard.press('Enter')
    const before = await label(page)
    review.process.kill('SIGKILL')
    await review.ended
    await page.keyboard.press('r')
    await soon(() => words(page, '#trouble')).toContain('Not kept. The command does not answer')
    expect(await page.inputValue('#why')).toBe('Not so.')
    expect(await label(page)).toBe(before)
    expect(await words(page, '#progress')).toContain('1 of 4 judged')
    expect(decisions(folder)).toHaveLength(1)

    await page.keyboard.press('m')
    await page.keyboard.type('A long thought.')
    await page.keyboard.press('Enter')
    await soon(() => words(page, 'dialog [role=alert]')).toContain('NOT KEPT')
    expect(await page.inputValue('#asked')).toBe('A long thought.')
  })

  test('two reviewers see each other’s decisions and conflicts, and the focus stays; a blind one sees nothing of it', async () => {
    const folder = folderWith(study)
    const [ada, ben, cleo] = await Promise.all([
      startReview(folder, ['--reviewer', 'ada']),
      startReview(folder, ['--reviewer', 'ben', '--decisions', join(folder, 'decisions-ben.jsonl')]),
      startReview(folder, ['--reviewer', 'cleo', '--blind', '--decisions', join(folder, 'decisions-cleo.jsonl')]),
    ])
    const [hers, his, blind] = await Promise.all([open(ada), open(ben), open(cleo)])
    await press(hers.page, ['a'], /^Accepted/)
    await soon(() => said(his.page)).toBe('New decisions of others: ada (1).')
    expect(await his.page.evaluate(() => document.activeElement?.className)).toContain('chip')
    expect(await words(his.page, '#panel')).toMatch(/ada\s+accepted it/)

    await press(his.page, ['r'], /^Rejected/)
    await his.page.keyboard.press('k')
    expect(await words(his.page, '#panel')).toContain('In conflict: ada accepted it; ben rejected it.')
    expect(await words(his.page, '.chip.current')).toContain('in conflict')
    expect(await words(his.page, '#panel')).toContain('ben (you)')

    expect(await words(blind.page, 'header')).toContain('Blind: you do not see what others decided.')
    expect(await words(blind.page, '#progress')).toBe('0 of 4 judged: 0 accepted, 0 rejected')
    expect(await words(blind.page, 'body')).not.toMatch(/ada|ben/)
    expect([...hers.seen, ...his.seen, ...blind.seen]).toEqual([])
  })

  test('who codes from scratch sees no coding, and codes unit by unit', async () => {
    const { folder, page } = await begin(study, '--reviewer', 'cleo', '--blind', 'all')
    expect(await page.locator('.chip').count()).toBe(0)
    expect(await label(page)).toBe('Code from scratch')
    await page.keyboard.press('s')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.type('what')
    await press(page, ['Enter'], /^Added: What it costs/)
    expect(decisions(folder)).toMatchObject([{ did: 'add', code: 'cost', by: 'cleo' }])
    expect(await page.locator('.chip').count()).toBe(1)
  })

  test('words selected with the mouse are whole words, wherever the mouse began', async () => {
    const { page } = await begin()
    await page.evaluate(() => {
      const leaf = [...document.querySelectorAll('.leaf')].find(({ textContent }) => textContent?.includes('bus'))!
      const range = document.createRange()
      const at = leaf.textContent!.indexOf('us is')
      range.setStart(leaf.firstChild!, at)
      range.setEnd(leaf.firstChild!, at + 4)
      getSelection()!.addRange(range)
      ;(leaf as HTMLElement).click()
    })
    expect(await words(page, '.live')).toBe('bus is')
  })

  test('filters and search are gone through by keys, and single characters can be switched off', async () => {
    const { folder, page } = await begin()
    await page.selectOption('#filter-theme', 'time')
    expect(await label(page)).toBe('Working hours')
    expect(await page.locator('#text .chip:visible').count()).toBe(1)
    await page.locator('main h2').focus()
    await press(page, ['j'], /^This is the last coding shown/)
    await press(page, ['n'], /^Next, in fg02: Working hours/)
    await press(page, ['['], /^Transcript fg01/)
    await page.keyboard.press('/')
    await page.keyboard.type('the')
    await page.keyboard.press('Enter')
    expect(await words(page, '.search [role=status]')).toBe('1 of 4')
    await page.keyboard.press('Escape')

    await page.keyboard.press('?')
    await page.keyboard.press('Space')
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    await page.keyboard.press('ArrowUp')
    await soon(() => said(page)).toMatch(/^This is the first coding/)
    expect(() => decisions(folder)).toThrow()
  })

  test('the focus is never lost: dialogs give it back, and buttons keep it', async () => {
    const { page } = await begin()
    const focus = () => page.evaluate(() => document.activeElement?.textContent)
    for (const key of ['c', 'm', 'A', '?', 'o', 'e', 's']) {
      await page.keyboard.press(key)
      expect(await page.evaluate(() => document.activeElement?.closest('dialog, .stretch') !== null)).toBe(true)
      await page.keyboard.press('Escape')
      await soon(focus).toContain('What it costs')
    }
    await page.locator('button[data-command=accept]').focus()
    await press(page, ['Enter'], /^Accepted/)
    expect(await focus()).toContain('Accept')
  })

  test('names, words and labels that are HTML, scripts or bidi marks are inert', async () => {
    const { page, seen } = await begin(hostileStudy)
    for (const key of [
      'j',
      'j',
      'k',
      'c',
      'Escape',
      'o',
      'Escape',
      's',
      'ArrowDown',
      'Escape',
      ']',
      'j',
      '?',
      'Escape',
    ])
      await page.keyboard.press(key)
    await press(page, ['a'], /^Accepted/)
    expect(await page.locator('img, iframe, svg, style, body script').count()).toBe(0)
    expect(await words(page, 'body')).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    expect(seen).toEqual([])
  })

  test.each(['light', 'dark'] as const)(
    'axe finds nothing wrong in any state, in %s',
    async colorScheme => {
      const folder = folderWith(study)
      const review = await startReview(folder, ['--reviewer', 'ada'])
      const { page } = await open(review, { colorScheme, reducedMotion: 'reduce' })
      const wrong: string[] = []
      const look = async (state: string): Promise<void> => {
        const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] })
        // What is said and how it is built is the same in both; colours are not.
        const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
        for (const { id, nodes } of violations) wrong.push(`${state}: ${id} ${nodes[0]?.html}`)
      }
      await look('a candidate')
      await press(page, ['a'], /^Accepted/)
      await press(page, ['r'], /^Rejected/)
      await page.keyboard.press('k')
      await look('a rejected coding')
      for (const key of ['c', 'm', '?', 'o', 'e', 's']) {
        await page.keyboard.press(key)
        await look(key)
        await page.keyboard.press('Escape')
      }
      await page.setViewportSize({ width: 390, height: 844 })
      await look('narrow')
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
      review.process.kill('SIGKILL')
      await review.ended
      await page.keyboard.press('a')
      await page.waitForSelector('#trouble:not([hidden])')
      await look('a decision that was not kept')
      expect(wrong).toEqual([])
    },
    90_000,
  )
})
