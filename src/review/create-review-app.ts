import { Hono } from 'hono'
import { guard, takesWishes, type Watch } from './guard'
import { page, pageScript, pageStyles } from './page'
import type { ReviewSession } from './review-session'

export interface ReviewAppParts extends Watch {
  readonly session: ReviewSession
  /** Called whenever the reviewer does something; that the page asks for news by itself is nothing that they do. */
  readonly onActivity?: () => void
  /** Told of what went wrong here, which the page need not know. */
  readonly onFailure?: (error: unknown) => void
}

/**
 * Makes the server of the review page, as an app of hono: it opens no socket.
 *
 * The page, its script and its styles hold no data and need no token. Data are under `/api/`, as JSON; `api.ts` says which.
 */
export function createReviewApp({ session, onActivity, onFailure, ...watch }: ReviewAppParts): Hono {
  const app = new Hono()
  app.use(...guard(watch))
  app.use('/api/*', async (c, next) => {
    if (c.req.path !== asksForNews) onActivity?.()
    await next()
  })

  app.get('/', c => c.html(page))
  app.get('/review.js', c => c.body(pageScript, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))
  app.get('/review.css', c => c.body(pageStyles, 200, { 'Content-Type': 'text/css; charset=utf-8' }))

  app.get('/api/study', async c => c.json(await session.study()))
  app.get('/api/transcripts/:id', async c => {
    const transcript = await session.transcript(c.req.param('id'))
    return transcript ? c.json(transcript) : c.json(nothingThere, 404)
  })
  app.get(asksForNews, async c => c.json(await session.changes(Number(c.req.query('since')))))
  app.post(takesWishes, async c => {
    const wish: unknown = await c.req.json().catch(() => undefined)
    const answer = await session.decide(wish)
    return 'problems' in answer ? c.json(answer, 400) : c.json(answer, 201)
  })

  app.notFound(c => c.json(nothingThere, 404))
  app.onError((error, c) => {
    onFailure?.(error)
    const message = 'the decision or the page could not be brought to an end; the terminal says why'
    return c.json({ problems: [{ code: 'failed', message }] }, 500)
  })
  return app
}

const asksForNews = '/api/changes'

const nothingThere = { problems: [{ code: 'nothing', message: 'nothing has this address' }] }
