/**
 * Writes a coefficient as journals of psychology do: two decimals, no nought ahead of the point.
 *
 * @example
 * coefficient(0.8125) // '.81'
 * coefficient(-0.02) // '−.02'
 * coefficient(1) // '1.00'
 */
export function coefficient(value: number, digits = 2): string {
  const sign = value < 0 && Number(value.toFixed(digits)) !== 0 ? '−' : ''
  return (
    sign +
    Math.abs(value)
      .toFixed(digits)
      .replace(/^0(?=\.)/, '')
  )
}

/** Writes an interval: `.74 to .87`, since a dash would be read for a minus. */
export function coefficients({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${coefficient(low)} to ${coefficient(high)}`
}
