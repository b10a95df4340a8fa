import type { Server } from './server'

/** How often the page asks whether somebody else decided, in milliseconds. */
const every = 3000

/**
 * Asks again and again, while the page is seen, whether something changed, and says so once. Where the server does not answer, it goes on asking:
 * the next decision will say it loudly.
 */
export function watchForNews(
  server: Server,
  known: () => number,
  isBusy: () => boolean,
  onNews: () => Promise<void>,
): void {
  const look = async (): Promise<void> => {
    if (document.visibilityState === 'visible' && !isBusy()) {
      const changes = await server.changes(known()).catch(() => null)
      if (changes?.changed && changes.revision !== known() && !isBusy()) await onNews().catch(() => {})
    }
    setTimeout(() => void look(), every)
  }
  setTimeout(() => void look(), every)
}
