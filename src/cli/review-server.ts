import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { InputError, type Problem } from '../problem'
import { createReviewApp } from '../review/create-review-app'
import { createReviewSession, type SessionParts } from '../review/review-session'
import { printProblems } from './terminal'

export interface ServerParts {
  /** 0: any that is free. */
  readonly port: number
  readonly token: string
  /** Minutes without the reviewer after which it ends; 0: never. */
  readonly idle: number
  readonly session: SessionParts
}

export interface Listening {
  /** The page's address, with the token behind `#`, which browsers send nowhere. */
  readonly url: string
  readonly port: number
  /** Ends it, as Ctrl-C does. */
  readonly end: () => void
  /** Resolves when the server has ended, with why, where the user did not ask for it. */
  readonly ended: Promise<string | null>
}

/** Serves a review to this computer alone (127.0.0.1), until the user stops it or stays away. */
export async function listen({
  port: wanted,
  token,
  idle,
  session,
}: ServerParts): Promise<Listening | { readonly problem: Problem }> {
  let app: ReturnType<typeof createReviewApp> | null = null
  const server = createAdaptorServer({
    fetch: (request: Request) => app?.fetch(request) ?? new Response(null, { status: 503 }),
    hostname: loopback,
    // A request without a host is refused by the guard, which has one answer for all who call by a wrong name.
    serverOptions: { requireHostHeader: false },
  })
  const problem = await new Promise<Problem | null>(done => {
    server.once('error', error => done(cannotListen(error, wanted)))
    server.listen(wanted, loopback, () => done(null))
  })
  if (problem) return { problem }
  const { port } = server.address() as AddressInfo

  let end: (why: string | null) => void = () => {}
  const asked = new Promise<string | null>(done => {
    end = done
  })
  let timer: NodeJS.Timeout | undefined
  const onActivity = (): void => {
    clearTimeout(timer)
    if (idle === 0) return
    timer = setTimeout(() => end(`Nobody reviewed for ${idle} minutes, so the review ended.`), idle * 60_000)
  }
  onActivity()
  app = createReviewApp({
    session: createReviewSession(session),
    port,
    token,
    onActivity,
    onFailure: error => {
      if (error instanceof InputError) printProblems(error.problems)
      else console.error(error)
    },
  })
  const stop = (): void => end(null)
  for (const signal of stopping) process.on(signal, stop)

  const ended = asked.then(async why => {
    clearTimeout(timer)
    for (const signal of stopping) process.removeListener(signal, stop)
    // What was asked for is answered first; a browser keeps its connections open, so the rest is cut.
    const rest = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 1000)
    await new Promise<void>(done => server.close(() => done()))
    clearTimeout(rest)
    return why
  })
  return { url: `http://${loopback}:${port}/#token=${token}`, port, end: stop, ended }
}

const loopback = '127.0.0.1'
const stopping = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function cannotListen(error: Error, port: number): Problem {
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return {
    code: 'cannot-listen',
    severity: 'error',
    message:
      code === 'EADDRINUSE'
        ? `another program listens on port ${port}`
        : `the system does not let this program listen on port ${port} (${code})`,
    hint: 'leave --port out, or name another',
  }
}
