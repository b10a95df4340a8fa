/** Writes the schemas that the package holds from those in the source: `npx tsx scripts/write-schema.ts`. */
import { writeFileSync } from 'node:fs'
import { codebookSchema } from '../src/codebook/schema'
import { recordSchema } from '../src/report/export/record-schema'

const schemas = { 'codebook.schema.json': codebookSchema, 'records.schema.json': recordSchema }
for (const [name, schema] of Object.entries(schemas))
  writeFileSync(new URL(`../codebooks/${name}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`)
