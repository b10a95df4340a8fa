import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Debian's own browser: no test downloads one. */
const path = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

/** For `describe.skipIf` and the name of the tests. */
export const isAbsent = path === undefined
export const needsBrowser = isAbsent ? ' (skipped: there is no Chromium on this machine)' : ''

/** Starts the browser; as root it has no sandbox. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: path!, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

/** What a page did that it should not have: dialogs, requests that went out, errors, breaches of its policy. Empty where it was good. */
export function watch(page: Page, isOurs: (url: string) => boolean): readonly string[] {
  const seen: string[] = []
  page.on('dialog', dialog => {
    seen.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', error => seen.push(`error: ${error.message}`))
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') seen.push(`${message.type()}: ${message.text()}`)
  })
  page.on('request', request => {
    if (!isOurs(request.url())) seen.push(`request: ${request.url()}`)
  })
  return seen
}
