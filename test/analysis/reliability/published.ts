import type { RatingValue } from '../../../src/analysis/reliability'

/** Reads coders' lines, a value a unit, `.` where one is missing, into a list a unit. */
export function unitsOf(lines: string): (RatingValue | null)[][] {
  const coders = lines
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/))
  return coders[0].map((_, unit) =>
    coders.map(values => (values[unit] === '.' ? null : Number.isNaN(+values[unit]) ? values[unit] : +values[unit])),
  )
}

/** Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section C: 4 coders, 12 units, 41 values of which 40 can be paired. */
export const krippendorffC = unitsOf(`
  1 2 3 3 2 1 4 1 2 . . .
  1 2 3 3 2 2 4 1 2 5 . .
  . 3 3 3 2 3 4 2 2 5 1 3
  1 2 3 3 2 4 4 1 2 5 1 .
`)

/** Cohen 1960, Educ Psychol Meas 20:37, as counts of 200. */
export const cohen1960 = {
  categories: [1, 2, 3],
  counts: [
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ],
}

/** Artstein & Poesio 2008, Comput Linguist 34:555, table 1. */
export const artsteinPoesio = {
  categories: ['stat', 'ireq'],
  counts: [
    [20, 10],
    [20, 50],
  ],
}

/** Feinstein & Cicchetti 1990, J Clin Epidemiol 43:543: the same agreement, and quite another kappa. */
export const balanced = {
  categories: ['yes', 'no'],
  counts: [
    [40, 9],
    [6, 45],
  ],
}
export const skewed = {
  categories: ['yes', 'no'],
  counts: [
    [80, 10],
    [5, 5],
  ],
}

/** Fleiss 1971, Psychol Bull 76:378, table 1: 30 patients, and what each of 6 psychiatrists diagnosed, by number of the diagnosis. */
export const fleiss1971 = `
  444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445
  333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555
`
  .trim()
  .split(/\s+/)
  .map(patient => [...patient].map(Number))
