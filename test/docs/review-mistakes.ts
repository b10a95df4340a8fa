import { once } from 'node:events'
import { createServer } from 'node:net'
import { listen } from '../../src/cli/review-server'
import { formatProblem } from '../../src/problem'
import { memoryStore, sessionParts } from '../review/small-review'
import type { Said } from './mistakes'

/** What is said where another program listens on the port that the review is to have. */
async function listening(port: number): Promise<readonly Said[]> {
  const other = createServer().listen(port, '127.0.0.1')
  // Whoever listens there, somebody does.
  await Promise.race([once(other, 'listening'), once(other, 'error')])
  try {
    const server = await listen({ port, token: '', idle: 0, session: sessionParts(memoryStore()) })
    if (!('problem' in server)) throw new Error('it listens')
    return [{ line: formatProblem(server.problem), severity: server.problem.severity }]
  } finally {
    other.close()
  }
}

/** For each problem of a review, a mistake that brings it. */
export const reviewMistakes: Readonly<Record<string, () => Promise<readonly Said[]>>> = {
  'cannot-listen': () => listening(47_110),
}
