import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** No decision needs as much; a page of another site shall not fill the memory. */
const mostBytes = 64 * 1024

/** What a guard knows of the server that it stands at. */
export interface Watch {
  /** The port on which the server listens: a page of another server of this machine has another one. */
  readonly port: number
  /** What whoever asks for data must know. */
  readonly token: string
}

/**
 * Lets nobody in but the page that the reviewer opened.
 *
 * A server on this machine can be reached by every page that the browser shows, and by every program that runs here. So the name under which it is
 * called must be its own (421; a foreign name that was made to point here is not), pages of other places are refused (403), data are for those who
 * know the token (401), and only JSON is taken (415), of at most 64 KiB (413). Every answer forbids the browser to load anything from elsewhere, to
 * keep it, to frame it, or to tell where it came from. Nothing is ever allowed to other origins: there are no CORS headers.
 */
export function guard({ port, token }: Watch): readonly MiddlewareHandler[] {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`])
  const expected = digest(token)

  const dress: MiddlewareHandler = async (c, next) => {
    await next()
    for (const [name, value] of headers) c.res.headers.set(name, value)
  }

  const address: MiddlewareHandler = async (c, next) => {
    const host = c.req.header('Host') ?? ''
    // The address of a request may be written out whole, and then name another host than the header does.
    if (!hosts.has(host) || !hosts.has(new URL(c.req.url).host)) return refuse(c, 421, 'this server is not called that')
    const origin = c.req.header('Origin')
    if (origin !== undefined && origin !== `http://${host}`) return refuse(c, 403, 'pages of other places may not ask')
    const site = c.req.header('Sec-Fetch-Site')
    // `none`: somebody typed the address, or followed it from a program that is no browser.
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      return refuse(c, 403, 'pages of other places may not ask')
    return next()
  }

  const method: MiddlewareHandler = async (c, next) => {
    const allowed = c.req.path === takesWishes ? 'POST' : 'GET'
    if (c.req.method === allowed) return next()
    c.header('Allow', allowed)
    return refuse(c, 405, `only ${allowed} is taken here`)
  }

  const key: MiddlewareHandler = async (c, next) => {
    if (!c.req.path.startsWith('/api/')) return next()
    const [, given = ''] = /^Bearer (\S+)$/.exec(c.req.header('Authorization') ?? '') ?? []
    // Digests are of one length whatever was given, so that the time taken tells nothing.
    if (!timingSafeEqual(digest(given), expected)) return refuse(c, 401, 'open the address that the command printed')
    return next()
  }

  const json: MiddlewareHandler = async (c, next) => {
    if (
      c.req.method !== 'POST' ||
      /^application\/json(?:;\s*charset=utf-8)?$/i.test(c.req.header('Content-Type') ?? '')
    )
      return next()
    return refuse(c, 415, 'only application/json is taken')
  }

  const small = bodyLimit({ maxSize: mostBytes, onError: c => refuse(c, 413, `at most ${mostBytes} bytes are taken`) })

  return [dress, address, method, key, json, small]
}

/** The one path that takes something. */
export const takesWishes = '/api/decisions'

/** Answers that something is not done, and why. */
function refuse(c: Context, status: 401 | 403 | 405 | 413 | 415 | 421, message: string): Response {
  return c.json({ problems: [{ code: 'refused', message }] }, status)
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

const headers: readonly (readonly [string, string])[] = [
  [
    'Content-Security-Policy',
    `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  ],
  ['Referrer-Policy', `no-referrer`],
  ['X-Content-Type-Options', `nosniff`],
  ['X-Frame-Options', `DENY`],
  ['Cache-Control', `no-store`],
  ['Cross-Origin-Opener-Policy', `same-origin`],
  ['Cross-Origin-Resource-Policy', `same-origin`],
]
