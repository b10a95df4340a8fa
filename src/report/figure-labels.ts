import type { FigureName } from '../analysis/agreement/figure-names'

/** What a figure of agreement is called: in columns, and in sentences. */
export const figureLabels: Readonly<Record<FigureName, { readonly column: string; readonly words: string }>> = {
  percent: { column: 'percent', words: 'percent agreement' },
  cohensKappa: { column: 'cohens_kappa', words: 'Cohen’s kappa' },
  linearKappa: { column: 'kappa_linear', words: 'Cohen’s kappa, linear weights' },
  quadraticKappa: { column: 'kappa_quadratic', words: 'Cohen’s kappa, quadratic weights' },
  fleissKappa: { column: 'fleiss_kappa', words: 'Fleiss’ kappa' },
  scottsPi: { column: 'scotts_pi', words: 'Scott’s pi' },
  bennettsS: { column: 'bennetts_s', words: 'Bennett’s S' },
  pabak: { column: 'pabak', words: 'PABAK' },
  ac1: { column: 'gwets_ac1', words: 'Gwet’s AC1' },
  ac2: { column: 'gwets_ac2', words: 'Gwet’s AC2, quadratic weights' },
  alpha: { column: 'alpha', words: 'Krippendorff’s alpha' },
  positiveAgreement: { column: 'positive_agreement', words: 'positive agreement' },
  negativeAgreement: { column: 'negative_agreement', words: 'negative agreement' },
  f1: { column: 'f1', words: 'F1' },
  holsti: { column: 'holsti', words: 'Holsti’s coefficient' },
  alphaMasi: { column: 'alpha_masi', words: 'Krippendorff’s alpha of sets of codes (MASI distance)' },
  alphaJaccard: { column: 'alpha_jaccard', words: 'Krippendorff’s alpha of sets of codes (Jaccard distance)' },
  alphaU: { column: 'alpha_u', words: 'Krippendorff’s alpha for unitizing' },
}
