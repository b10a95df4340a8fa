import type { Importer } from './importer'

/** An importer by its name; its code is loaded when it is first asked. */
export interface ListedImporter extends Pick<Importer, 'name' | 'title'> {
  readonly load: () => Promise<Importer>
}

/**
 * Every format that is imported. The first that recognises a file reads it, so the surest signs come first, and tables, which any program writes,
 * last.
 */
export const importers: readonly ListedImporter[] = [
  {
    name: 'qdpx',
    title: 'REFI-QDA project',
    load: async () => (await import('./qdpx/import-project')).qdpx,
  },
  {
    name: 'qdc',
    title: 'REFI-QDA codebook',
    load: async () => (await import('./qdpx/import-codebook')).qdc,
  },
  {
    name: 'taguette',
    title: 'Taguette project',
    load: async () => (await import('./codings/taguette')).taguette,
  },
  {
    name: 'qualcoder',
    title: 'QualCoder project',
    load: async () => (await import('./codings/qualcoder')).qualcoder,
  },
  {
    name: 'yoshikoder',
    title: 'Yoshikoder dictionary',
    load: async () => (await import('./dictionaries/import/yoshikoder')).yoshikoder,
  },
  {
    name: 'lexicoder',
    title: 'Lexicoder dictionary',
    load: async () => (await import('./dictionaries/import/lexicoder')).lexicoder,
  },
  {
    name: 'wordstat',
    title: 'WordStat dictionary',
    load: async () => (await import('./dictionaries/import/wordstat')).wordstat,
  },
  {
    name: 'liwc',
    title: 'LIWC dictionary',
    load: async () => (await import('./dictionaries/import/liwc')).liwc,
  },
  {
    name: 'quanteda',
    title: 'quanteda dictionary',
    load: async () => (await import('./dictionaries/import/quanteda')).quanteda,
  },
  {
    name: 'keyword-table',
    title: 'table of keywords',
    load: async () => (await import('./dictionaries/import/keyword-table')).keywordTable,
  },
  {
    name: 'codebook-table',
    title: 'table of codes with descriptions (Taguette, NVivo)',
    load: async () => (await import('./codings/codebook-table')).codebookTable,
  },
  {
    name: 'segment-table',
    title: 'table of segments (MAXQDA, NVivo, ATLAS.ti)',
    load: async () => (await import('./codings/segment-table')).segmentTable,
  },
  {
    name: 'quotation-table',
    title: 'table of quotations with codes',
    load: async () => (await import('./codings/quotation-table')).quotationTable,
  },
  {
    name: 'unit-table',
    title: 'table of units with codes',
    load: async () => (await import('./codings/unit-table')).unitTable,
  },
]
