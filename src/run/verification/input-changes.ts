import { byCodePoint } from '../../analysis/by-code-point'
import type { FileRecord } from '../manifest'
import type { RecordedRun } from './recorded-run'

/** What a file was to a run. */
type InputRole = 'study' | 'codebook' | 'participants' | 'guide' | 'decisions' | 'validation' | 'transcript' | 'input'

/** `left-out`: the file is where it was, and does not belong to the study any more. */
type InputChangeKind = 'changed' | 'new' | 'gone' | 'left-out'

/** A file that went into one of two runs only, or into both with other bytes. */
export interface InputChange {
  readonly kind: InputChangeKind
  readonly role: InputRole
  readonly path: string
  /** SHA-256 of each, in hex; null where there is none. */
  readonly was: string | null
  readonly now: string | null
}

/**
 * Compares what went into two runs, or into a run and into its repetition, by path.
 *
 * @param before The run that was made first.
 * @param after What went into the other.
 * @param there Tells of a file that `after` does not have whether it is still there; never, unless told.
 */
export function inputChanges(
  before: RecordedRun,
  after: Pick<RecordedRun, 'inputs' | 'transcripts' | 'options' | 'asked' | 'codebook'>,
  there: (path: string) => boolean = () => false,
): readonly InputChange[] {
  const [was, now] = [hashes(before.inputs), hashes(after.inputs)]
  const paths = [...new Set([...was.keys(), ...now.keys()])].sort(byCodePoint)
  return paths.flatMap(path => {
    const [old, fresh] = [was.get(path) ?? null, now.get(path) ?? null]
    if (old === fresh) return []
    const role = old === null ? roleOf(path, after) : roleOf(path, before)
    const kind = old === null ? 'new' : fresh !== null ? 'changed' : there(path) ? 'left-out' : 'gone'
    return [{ kind, role, path, was: old, now: fresh }]
  })
}

function hashes(records: readonly FileRecord[]): ReadonlyMap<string, string> {
  return new Map(records.map(({ path, sha256 }) => [path, sha256]))
}

/** Tells what a file was to the run that lists it. The guide is not named there: it is the YAML file that is nothing else. */
function roleOf(
  path: string,
  { codebook, options, asked, transcripts }: Pick<RecordedRun, 'codebook' | 'options' | 'asked' | 'transcripts'>,
): InputRole {
  if (path === codebook.file) return 'codebook'
  if (path === options.participants) return 'participants'
  if (path === asked?.study || /(?:^|\/)study\.ya?ml$/i.test(path)) return 'study'
  if (transcripts.some(transcript => transcript.path === path)) return 'transcript'
  if (/\.jsonl$/i.test(path) && /(?:^|\/)decisions/i.test(path)) return 'decisions'
  if (/(?:^|\/)validation\.json$/.test(path)) return 'validation'
  return /\.ya?ml$/i.test(path) ? 'guide' : 'input'
}
