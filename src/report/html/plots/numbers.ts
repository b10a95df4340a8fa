/** Writes a whole number for people: `12,345`. */
export function whole(number: number): string {
  return `${number}`.replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Writes a share for people, in whole percent: `58 %`. What is more than nothing and rounds to it is `< 1 %`; what is less than all is never `100 %`. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100)
  if (rounded === 0 && share > 0) return '< 1 %'
  if (rounded === 100 && share < 1) return '> 99 %'
  return `${rounded} %`
}

/** Writes a number with so many decimals, and a minus as people write it; `–` for none. */
export function decimal(number: number | null, decimals = 2): string {
  if (number === null) return '–'
  const written = number.toFixed(decimals)
  // −0.00 is no number for people.
  return Number(written) === 0 ? (0).toFixed(decimals) : written.replace('-', '−')
}
