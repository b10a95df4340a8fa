/** What every report says once, where its counts begin. */
export const candidateNote =
  'A coding is a candidate: a rule found words. It shows where to read, and becomes a finding only when a person has read and judged it.'

/** What a theme's page says where nobody tested its rules. */
export const notValidated = 'Not validated: nobody has compared these hits with what people code who do not see them.'

/** What it takes to validate codes, as a command. */
export const howToValidate =
  'Draw a sample with "themewright sample", let people code it without sight of the results, and score it with "themewright validate".'

/** How to begin to judge codings. */
export const howToReview =
  'Read the codings in context and judge them with "themewright review", followed by the folder of the study or the run.'
