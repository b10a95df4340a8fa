import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Answer, Asked } from './in-worker'
import script from './in-worker.ts?bundled'

/** A PDF can be built so that reading it takes years. A worker can be stopped whatever it does; this thread could not stop itself. */
let worker: Worker | null = null
let queue: Promise<unknown> = Promise.resolve()

/** How much a PDF may take. */
export interface Limits {
  /** In all. */
  readonly seconds: number
  /** Bytes that any part of it may hold when unpacked. */
  readonly room: number
  /** Bytes by which the memory of the process may grow. A limit of the worker's own would not do: Node ends the process with a worker that exceeds it by far. */
  readonly growth: number
}

/**
 * Reads a PDF in a thread of its own, which is ended when its time is over. One worker reads all files, one after the other, until it
 * has to be ended; it keeps no process alive.
 */
export function askWorker(bytes: Uint8Array, limits: Limits): Promise<Answer | { readonly refused: 'too slow' }> {
  const asked = queue.then(() => ask(bytes, limits))
  queue = asked.catch(() => undefined)
  return asked
}

async function ask(bytes: Uint8Array, { seconds, room, growth }: Limits): ReturnType<typeof askWorker> {
  worker ??= startWorker()
  const reader = worker
  const most = process.memoryUsage.rss() + growth
  const timers: NodeJS.Timeout[] = []
  let answered = false
  let died = (): void => undefined
  reader.ref()
  const answer = await new Promise<Awaited<ReturnType<typeof askWorker>>>(resolve => {
    timers.push(setTimeout(() => resolve({ refused: 'too slow' }), seconds * 1000))
    timers.push(setInterval(() => process.memoryUsage.rss() > most && resolve({ refused: 'too large' }), 50))
    reader.once('message', (given: Answer) => {
      answered = true
      resolve(given)
    })
    died = () => resolve({ refused: 'broken' })
    reader.once('exit', died)
    const copy = Uint8Array.from(bytes)
    const asked: Asked = { bytes: copy, room }
    reader.postMessage(asked, [copy.buffer])
  })
  for (const timer of timers) clearTimeout(timer)
  reader.off('exit', died)
  reader.removeAllListeners('message')
  reader.unref()
  if (answered) return answer
  worker = null
  await reader.terminate()
  return answer
}

function startWorker(): Worker {
  const library = pathToFileURL(createRequire(import.meta.url).resolve('unpdf')).href
  // The library warns on the console, and names what stands in the file.
  const apart = { execArgv: [], env: {}, stdin: false, stdout: true, stderr: true }
  const started = new Worker(script, { eval: true, workerData: library, ...apart })
  // It may also fail between two files: the next gets a new one.
  started.on('error', () => undefined)
  started.once('exit', () => {
    if (worker === started) worker = null
  })
  return started
}
