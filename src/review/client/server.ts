import type { Changes, Refused, StudyView, Taken, TranscriptView, Wish } from '../api'

/** The server's side of the page. */
export interface Server {
  readonly study: () => Promise<StudyView>
  readonly transcript: (id: string) => Promise<TranscriptView>
  /** Answers once the decision is on the disk, and throws `NotKept` in every other case. */
  readonly decide: (wish: Wish) => Promise<Taken>
  readonly changes: (since: number) => Promise<Changes>
}

/** Says why the server did not do what was asked. */
export class NotKept extends Error {
  override readonly name = 'NotKept'

  /** @param status The HTTP status; 0 where no answer came. */
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

export function createServer(token: string): Server {
  const ask = async <T>(path: string, wish?: Wish): Promise<T> => {
    const response = await fetch(path, {
      method: wish ? 'POST' : 'GET',
      headers: { Authorization: `Bearer ${token}`, ...(wish && { 'Content-Type': 'application/json' }) },
      ...(wish && { body: JSON.stringify(wish) }),
      cache: 'no-store',
    }).catch(() => {
      throw new NotKept(0, 'The command does not answer. Is it still running in the terminal?')
    })
    if (response.status !== (wish ? 201 : 200)) throw new NotKept(response.status, await reason(response))
    return response.json().catch(() => {
      throw new NotKept(
        0,
        'The answer was cut off. Whether the decision was kept is not known: reload the page to see.',
      )
    })
  }
  return {
    study: () => ask('/api/study'),
    transcript: id => ask(`/api/transcripts/${encodeURIComponent(id)}`),
    decide: wish => ask('/api/decisions', wish),
    changes: since => ask(`/api/changes?since=${since}`),
  }
}

async function reason(response: Response): Promise<string> {
  if (response.status === 401)
    return 'This page has lost its key. Open the address that the command printed in the terminal.'
  const refused: unknown = await response.json().catch(() => null)
  const { problems } = (refused ?? {}) as Partial<Refused>
  const said = Array.isArray(problems) ? problems.map(problem => problem.message).join('; ') : ''
  return said === '' ? `The server refused (${response.status}).` : said
}
