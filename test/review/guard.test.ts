import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Listening, listen } from '../../src/cli/review-server'
import { createReviewApp } from '../../src/review/create-review-app'
import { memoryStore, reviewOf, sessionParts, talk } from './small-review'

const token = 'a'.repeat(43)
const port = 4711
const [{ transcript, codings }] = talk.transcripts
const wish = { did: 'accept', transcript: transcript.id, ...pick(codings[0]) }

function pick({ code, start, end }: (typeof codings)[number]) {
  return { code, start, end }
}

/** Asks as the page would, but for what is named. A header that is undefined is left out. */
async function asked(
  path: string,
  {
    method = 'GET',
    body,
    headers = {},
  }: { method?: string; body?: string; headers?: Record<string, string | undefined> } = {},
) {
  const store = memoryStore()
  const app = createReviewApp({ session: reviewOf(store), port, token })
  const usual = {
    Host: `127.0.0.1:${port}`,
    Authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : { 'Content-Type': 'application/json', Origin: `http://127.0.0.1:${port}` }),
  }
  const sent = Object.entries({ ...usual, ...headers }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  const answer = await app.request(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: sent,
    ...(body === undefined ? {} : { body }),
  })
  return { status: answer.status, headers: answer.headers, text: await answer.text(), kept: store.lines.length }
}

const post = (body: string, headers: Record<string, string | undefined> = {}) =>
  asked('/api/decisions', { method: 'POST', body, headers })

describe('the guard lets in', () => {
  test('the page, which holds no data, without a token', async () => {
    for (const path of ['/', '/review.js', '/review.css']) {
      const { status, text } = await asked(path, { headers: { Authorization: undefined } })
      expect(status).toBe(200)
      expect(text).not.toContain('fees')
    }
  })
  test('whoever knows the token, and fulfils what they ask', async () => {
    expect((await asked('/api/study')).status).toBe(200)
    const { status, kept } = await post(JSON.stringify(wish))
    expect({ status, kept }).toEqual({ status: 201, kept: 1 })
  })
  test('the page under the name "localhost"', async () => {
    const host = `localhost:${port}`
    expect((await post(JSON.stringify(wish), { Host: host, Origin: `http://${host}` })).status).toBe(201)
  })
})

describe('the guard refuses', () => {
  test.each([
    ['a name that was made to point here (DNS rebinding)', `evil.example:${port}`],
    ['another port', '127.0.0.1:80'],
    ['no port', '127.0.0.1'],
    ['a name with a dot behind', `localhost.:${port}`],
    ['another address of this machine', `0.0.0.0:${port}`],
    ['two names in one', `127.0.0.1:${port}, evil.example`],
    ['no name', ''],
  ])('%s: 421', async (_, host) => {
    for (const path of ['/', '/api/study', '/nothing']) {
      const { status, text } = await asked(path, { headers: { Host: host } })
      expect(status).toBe(421)
      expect(text).not.toContain('fees')
    }
  })

  test.each([
    ['a page of another place', { Origin: 'http://evil.example' }],
    ['a page of another server of this machine', { Origin: 'http://127.0.0.1:8080' }],
    ['a page under this server’s other name', { Origin: `http://localhost:${port}` }],
    ['a file, or a frame without an origin', { Origin: 'null' }],
    ['a secure page of the same name', { Origin: `https://127.0.0.1:${port}` }],
    ['what the browser knows to come from elsewhere', { 'Sec-Fetch-Site': 'cross-site' }],
    ['what comes from a server beside it', { 'Sec-Fetch-Site': 'same-site' }],
  ])('%s: 403', async (_, headers) => {
    expect((await asked('/', { headers })).status).toBe(403)
    expect(await post(JSON.stringify(wish), headers)).toMatchObject({ status: 403, kept: 0 })
  })

  test.each([
    ['no token', undefined],
    ['a wrong token', `Bearer ${'b'.repeat(43)}`],
    ['a part of the token', `Bearer ${token.slice(1)}`],
    ['an empty token', 'Bearer '],
    ['the token by another scheme', `Basic ${token}`],
    ['the token without a scheme', token],
  ])('%s: 401', async (_, authorization) => {
    const headers = { Authorization: authorization }
    for (const path of ['/api/study', '/api/transcripts/fg01', '/api/changes?since=0', '/api/nothing'])
      expect(await asked(path, { headers })).toMatchObject({ status: 401 })
    expect(await post(JSON.stringify(wish), headers)).toMatchObject({ status: 401, kept: 0 })
  })

  test('a token in the address, where logs and histories would keep it: 401', async () => {
    expect((await asked(`/api/study?token=${token}`, { headers: { Authorization: undefined } })).status).toBe(401)
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain; application/json',
    'application/json; charset=utf-16',
    undefined,
  ])('a body of type %s: 415', async type => {
    expect(await post(JSON.stringify(wish), { 'Content-Type': type ?? '' })).toMatchObject({ status: 415, kept: 0 })
  })

  test('a body of more than 64 KiB: 413', async () => {
    const why = (n: number) => JSON.stringify({ ...wish, why: 'x'.repeat(n) })
    expect(await post(why(65_536))).toMatchObject({ status: 413, kept: 0 })
    // Below that it is read, and too long a reason for other causes.
    expect(await post(why(60_000))).toMatchObject({ status: 400, kept: 0 })
  })

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'GET'])('%s where a decision goes: 405', async method => {
    const { status, headers } = await asked('/api/decisions', { method })
    expect([status, headers.get('Allow')]).toEqual([405, 'POST'])
  })

  test.each(['POST', 'PUT', 'OPTIONS', 'HEAD'])('%s where something is read: 405', async method => {
    const { status, headers } = await asked('/api/study', { method })
    expect([status, headers.get('Allow')]).toEqual([405, 'GET'])
  })

  test('addresses that there are not: 404', async () => {
    for (const path of ['/api/nothing', '/../package.json', '/review.ts', '/api/transcripts/fg99'])
      expect((await asked(path)).status).toBe(404)
  })
})

test('every answer, good or bad, forbids loading from elsewhere, keeping, framing and telling, and allows no other origin', async () => {
  const answers = [
    await asked('/'),
    await asked('/api/study'),
    await asked('/nothing'),
    await asked('/api/study', { headers: { Authorization: undefined } }),
    await asked('/', { headers: { Host: 'evil.example' } }),
    await asked('/api/decisions', { method: 'OPTIONS', headers: { Origin: 'http://evil.example' } }),
    await post('nonsense'),
  ]
  for (const { headers } of answers) {
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect([...headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([])
  }
})

test('a failure tells the page nothing of what failed, and the terminal all', async () => {
  const failures: unknown[] = []
  const failing = { ...memoryStore(), append: () => Promise.reject(new Error('/home/anna/secret')) }
  const app = createReviewApp({ session: reviewOf(failing), port, token, onFailure: error => failures.push(error) })
  const answer = await app.request(`http://127.0.0.1:${port}/api/decisions`, {
    method: 'POST',
    headers: { Host: `127.0.0.1:${port}`, Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(wish),
  })
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('secret')
  expect(`${failures}`).toContain('secret')
})

describe('over the wire', () => {
  let server: Listening
  beforeAll(async () => {
    const listening = await listen({
      port: 0,
      token,
      idle: 0,
      session: sessionParts(memoryStore()),
    })
    if ('problem' in listening) throw new Error(listening.problem.message)
    server = listening
  })
  afterAll(async () => {
    server.end()
    await server.ended
  })

  /** Sends bytes as they are, and gives the status that comes back. */
  function sent(...lines: readonly string[]): Promise<number> {
    return new Promise((done, failed) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.write(lines.join('\r\n')))
      let heard = ''
      socket.setEncoding('latin1').on('data', text => {
        heard += text
        const status = /^HTTP\/1\.1 (\d+)/.exec(heard)
        if (status) {
          socket.destroy()
          done(Number(status[1]))
        }
      })
      socket.on('error', failed).on('close', () => failed(new Error(`closed after "${heard}"`)))
    })
  }
  const here = () => `Host: 127.0.0.1:${server.port}`

  test('the right name is answered', async () => {
    expect(await sent('GET / HTTP/1.1', here(), '', '')).toBe(200)
    expect(await sent('GET /api/study HTTP/1.1', here(), `Authorization: Bearer ${token}`, '', '')).toBe(200)
  })
  test('a wrong name is not', async () => {
    expect(await sent('GET / HTTP/1.1', 'Host: evil.example', '', '')).toBe(421)
    expect(await sent('GET / HTTP/1.1', `Host: localhost.:${server.port}`, '', '')).toBe(421)
  })
  test('nor two names, in either order', async () => {
    expect(await sent('GET / HTTP/1.1', here(), 'Host: evil.example', '', '')).toBe(421)
    expect(await sent('GET / HTTP/1.1', 'Host: evil.example', here(), '', '')).toBe(421)
  })
  test('nor no name, of an old browser or a new one', async () => {
    expect(await sent('GET / HTTP/1.0', '', '')).toBe(421)
    expect(await sent('GET / HTTP/1.1', '', '')).toBe(421)
  })
  test('nor another name in the address itself', async () => {
    expect(await sent('GET http://evil.example/ HTTP/1.1', here(), '', '')).toBe(421)
    expect(await sent(`GET http://127.0.0.1:${server.port}/ HTTP/1.1`, here(), '', '')).toBe(200)
  })
  test('a body that comes in pieces and does not end is cut off at 64 KiB', async () => {
    const piece = `${(40_000).toString(16)}\r\n${' '.repeat(40_000)}`
    const head = [
      'POST /api/decisions HTTP/1.1',
      here(),
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
    ]
    expect(await sent(...head, 'Transfer-Encoding: chunked', '', piece, piece, '')).toBe(413)
  })
  test('a body in pieces that is short enough is read', async () => {
    const body = JSON.stringify(wish)
    const head = [
      'POST /api/decisions HTTP/1.1',
      here(),
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
    ]
    expect(await sent(...head, 'Transfer-Encoding: chunked', '', body.length.toString(16), body, '0', '', '')).toBe(201)
  })
  test('and only as long as somebody reviews', async () => {
    const short = await listen({ port: 0, token, idle: 0.02, session: sessionParts(memoryStore()) })
    if ('problem' in short) throw new Error(short.problem.message)
    const get = (path: string) =>
      fetch(`http://127.0.0.1:${short.port}${path}`, { headers: { Authorization: `Bearer ${token}` } })
    const start = performance.now()
    // That the page asks for news by itself does not keep the review open; what a person does puts the end off.
    const asking = setInterval(() => void get('/api/changes?since=0').catch(() => {}), 50)
    await new Promise(done => setTimeout(done, 500))
    expect((await get('/api/study')).status).toBe(200)
    expect(await short.ended).toBe('Nobody reviewed for 0.02 minutes, so the review ended.')
    clearInterval(asking)
    expect(performance.now() - start).toBeGreaterThan(1650)
    await expect(get('/')).rejects.toThrow()
  })
  test('only this computer is listened to', async () => {
    const { networkInterfaces } = await import('node:os')
    const outside = Object.values(networkInterfaces())
      .flatMap(list => list ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4')
    if (!outside) return
    const refused = await new Promise(done => {
      connect(server.port, outside.address)
        .on('connect', () => done(false))
        .on('error', () => done(true))
    })
    expect(refused).toBe(true)
  })
})
