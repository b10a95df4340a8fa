import type { Problem } from '../../problem'
import type { Calibration } from './calibrate'
import { countingInWords } from './counting'

/** How many of the excerpts must stand where their positions say. */
const enough = 0.95

/** True where the excerpts of a project stand where they should, or where it has none. */
export function areClear({ excerpts, fitting }: Calibration): boolean {
  return fitting >= excerpts * enough
}

/** Says what is doubtful about the positions of a project: an error where too few excerpts stand at them, warnings where some do not, or where there are none. */
export function positionProblems(file: string, found: Calibration, isCoded: boolean): readonly Problem[] {
  const { counting, excerpts, fitting, stray } = found
  const way = countingInWords(counting)
  const line = stray === null ? {} : { line: stray.line }
  if (!areClear(found)) {
    const best = fitting === 0 ? '' : ` (best: ${way})`
    const message = `${fitting} of ${excerpts} excerpts stand where their positions say, in whatever way these are counted${best}`
    const hint = 'the texts were changed after they were coded, or are others: export the project anew, with its texts'
    return [{ code: 'unclear-positions', severity: 'error', message, file, ...line, hint }]
  }
  if (fitting < excerpts) {
    const message = `${excerpts - fitting} of ${excerpts} excerpts are not the words at their positions, the first of them here: the positions count`
    const hint = 'the line is that of the .qde file in the archive; look at these selections in the program'
    return [{ code: 'moved-quote', severity: 'warning', message, file, ...line, hint }]
  }
  if (excerpts > 0 || !isCoded) return []
  const message = `no selection repeats its words, so nobody can tell how positions are counted: they are taken as the standard has them (${way})`
  const hint = 'look in disagreements.csv whether the words are those that were selected'
  return [{ code: 'assumed-positions', severity: 'warning', message, file, hint }]
}
