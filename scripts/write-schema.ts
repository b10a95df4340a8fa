/** Writes `codebooks/codebook.schema.json` from `src/codebook/schema.ts`: `npx tsx scripts/write-schema.ts`. */
import { writeFileSync } from 'node:fs'
import { codebookSchema } from '../src/codebook/schema'

writeFileSync(
  new URL('../codebooks/codebook.schema.json', import.meta.url),
  `${JSON.stringify(codebookSchema, null, 2)}\n`,
)
