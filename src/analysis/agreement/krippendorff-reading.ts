/** What Krippendorff lets one conclude: `reliable`, `tentative` conclusions only, or `unreliable`. */
export type KrippendorffReading = 'reliable' | 'tentative' | 'unreliable'

/**
 * Reads alpha as Krippendorff asks for: at least .800 to rely on, from .667 for tentative conclusions only, nothing below.
 *
 * Source: Krippendorff, K. (2004), Content Analysis, 2nd ed., pp. 241–243. He looks at the likelihood that alpha is below the mark, not at
 * the estimate, so give the lower end of its interval. It is about alpha and no other coefficient.
 */
export function krippendorffReading(low: number): KrippendorffReading {
  return low >= 0.8 ? 'reliable' : low >= 0.667 ? 'tentative' : 'unreliable'
}
