import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import type { StudyView, Taken, TranscriptView, Wish } from '../../src/review/api'
import { main } from './themewright'

/** A review that runs in a process of its own, and a client of it. */
export interface Reviewing {
  readonly process: ChildProcess
  readonly url: string
  readonly decisions: string
  /** Resolves with the status and the JSON; throws where the server is gone. */
  readonly ask: <T>(path: string, wish?: Wish) => Promise<{ readonly status: number; readonly body: T }>
  readonly study: () => Promise<StudyView>
  readonly transcript: (id: string) => Promise<TranscriptView>
  readonly decide: (wish: Wish) => Promise<Taken>
  /** Resolves when the process has ended, with its exit code and what it said. */
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>
}

/** Starts `review`, and waits for its address. */
export async function startReview(cwd: string, args: readonly string[]): Promise<Reviewing> {
  const child = spawn(process.execPath, [main, 'review', '.', '--json', ...args], { cwd })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', text => {
    stderr += text
  })
  const ended = new Promise<Awaited<Reviewing['ended']>>(done =>
    child.once('close', code => done({ code, stdout, stderr })),
  )
  const line = await Promise.race([
    new Promise<string>(done => createInterface(child.stdout).once('line', done)),
    ended.then(({ stderr }) => {
      throw new Error(stderr)
    }),
  ])
  const { url, decisions } = JSON.parse(line) as { url: string; decisions: string }
  const { origin, hash } = new URL(url)
  const token = new URLSearchParams(hash.slice(1)).get('token')

  const ask: Reviewing['ask'] = async (path, wish) => {
    const response = await fetch(`${origin}${path}`, {
      headers: { Authorization: `Bearer ${token}`, ...(wish && { 'Content-Type': 'application/json' }) },
      ...(wish && { method: 'POST', body: JSON.stringify(wish) }),
    })
    return { status: response.status, body: (await response.json()) as never }
  }
  const good = async <T>(path: string, wish?: Wish): Promise<T> => {
    const { status, body } = await ask<T>(path, wish)
    if (status >= 400) throw new Error(JSON.stringify(body))
    return body
  }
  return {
    process: child,
    url,
    decisions,
    ask,
    ended,
    study: () => good('/api/study'),
    transcript: id => good(`/api/transcripts/${encodeURIComponent(id)}`),
    decide: wish => good('/api/decisions', wish),
  }
}
