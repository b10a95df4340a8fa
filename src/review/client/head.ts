import type { StudyView } from '../api'
import { fill, make, the } from './element'
import { inNumbers, progressOf } from './progress'

/** What blind means, in words that are always in sight. */
const blindness = {
  off: null,
  others: 'Blind: you do not see what others decided.',
  all: 'Blind: you see neither what others decided nor what the codebook coded.',
} as const

/** Shows what is reviewed, by whom, how far it has come, and who else decided. */
export function showHead({ study, reviewer, blind, codebook, counts, reviewers }: StudyView): void {
  const progress = progressOf(counts)
  const others = reviewers.filter(({ by }) => by !== reviewer)
  const blindWords = blindness[blind]
  document.title = `Review: ${study ?? codebook.title}`
  fill(
    the('about'),
    make('h1', {}, study ?? codebook.title),
    make(
      'p',
      { class: 'small faint' },
      'You review as ',
      make('strong', {}, reviewer),
      ` · ${codebook.title} ${codebook.version} · ${codebook.family}`,
    ),
    blindWords !== null && make('p', { class: 'blind small' }, blindWords),
  )
  fill(
    the('progress'),
    blind !== 'all' &&
      make('progress', { max: Math.max(progress.of, 1), value: progress.judged, 'aria-label': 'Codings judged' }),
    make('p', { class: 'small' }, blind === 'all' ? `${counts.codings} coded by you` : sentence(progress, counts)),
    others.length > 0 &&
      make(
        'p',
        { class: 'small faint' },
        `Also here: ${others.map(({ by, decisions }) => `${by} (${decisions})`).join(', ')}`,
      ),
  )
}

function sentence(
  progress: ReturnType<typeof progressOf>,
  { accepted, rejected, conflicts }: StudyView['counts'],
): string {
  const parts = [`${accepted} accepted`, `${rejected} rejected`, ...(conflicts > 0 ? [`${conflicts} in conflict`] : [])]
  return `${inNumbers(progress)}: ${parts.join(', ')}`
}
