import { describe, expect, test } from 'vitest'
import { importFile } from '../../src/interchange/import-file'
import { importers } from '../../src/interchange/importers'
import { importedFrom } from '../interchange/dictionaries/imported'
import { sourceOf } from '../interchange/dictionaries/source-of'
import { page, section } from './page'

const docs = page('interchange.md')

describe('the example of interchange.md is what comes of it', () => {
  test.each([
    'LIWC dictionary',
    'WordStat dictionary',
    'Yoshikoder dictionary',
    'Lexicoder dictionary',
    'quanteda dictionary',
    'Table of keywords',
  ])('%s', async heading => {
    const [file, yaml] = section(docs, heading).fences
    const path = file.info.replace(/^\w+ /, '')
    // Told by what it holds, among all formats.
    const { format } = await importFile({ path, bytes: Buffer.from(`${file.body}\n`) })
    const importer = await importers.find(({ title }) => title === format)!.load()
    const found = await importedFrom(importer, sourceOf(path, `${file.body}\n`))
    expect(found.yaml).toBe(`${yaml.body}\n`)
  })
})
