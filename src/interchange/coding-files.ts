import type { Codebook } from '../codebook/codebook'
import type { CodeDraft } from '../codebook/draft'
import { pathsOf } from '../codebook/draft-paths'
import type { Transcript } from '../transcript/transcript'
import type { ExportedFile } from './exported'
import type { Imported } from './imported'
import { Ledger } from './ledger'
import { ledgerCsv } from './ledger-csv'
import { condensed } from './study/condensed'
import { decisionLines } from './study/decisions-file'
import { memosMarkdown } from './study/memos-file'
import { safeName } from './study/safe-name'
import type { StudyFilesMade } from './study-files'

/**
 * Makes the files that add imported codings to a study that there is: `decisions-NAME.jsonl`, to lie beside its study file, and the ledger. Codes that
 * its codebook lacks are in `new-codes.yaml`: somebody has to copy them into the codebook, or their codings name codes that it does not have.
 *
 * @param name What the codings are told by: that of their file.
 */
export async function codingFiles(
  imported: Imported,
  study: { readonly transcripts: readonly Transcript[]; readonly codebook: Codebook },
  name: string,
): Promise<StudyFilesMade & { readonly newCodes: readonly string[] }> {
  const ledger = new Ledger()
  const known = new Set(study.codebook.codes.map(({ id }) => id))
  const ownCodes = imported.codebook?.codes ?? []
  const newCodes = pathsOf(ownCodes).filter(id => !known.has(id))
  const all = new Set([...known, ...newCodes])
  const written = new Map(study.transcripts.map(({ id, text, hash }) => [id, { id, text, hash, shift: 0 }]))
  const lines = decisionLines(
    imported.codings,
    { written, isCode: id => all.has(id), codebookSha256: study.codebook.hash },
    ledger,
  )
  // The study keeps its own codebook, with its rules.
  const kept = imported.losses.filter(({ what }) => what !== 'rules of the study’s codebook')
  if (imported.participants !== null && imported.participants.people.length > 0)
    ledger.add({ ...ofImport, count: imported.participants.people.length })
  const losses = [...kept, ...condensed(ledger.losses)]
  const files: ExportedFile[] = [{ name: `decisions-${safeName(name, new Set())}.jsonl`, content: lines }]
  if (imported.codebook && newCodes.length > 0) {
    const { writeCodebook } = await import('../codebook/write-codebook')
    const codes = withNewAlone(ownCodes, known)
    files.push({ name: 'new-codes.yaml', content: [writeCodebook({ ...imported.codebook, codes })] })
  }
  if (imported.memos.length > 0)
    files.push({ name: 'memos.md', content: memosMarkdown(imported.title, imported.memos) })
  files.push({ name: 'ledger.csv', content: [ledgerCsv(losses)] })
  return { files, losses, problems: [], newCodes }
}

const ofImport = {
  what: 'people of the import',
  fate: 'left out',
  how: 'the study keeps its own participants file; without --study they come in one of a new study',
} as const

/** The codes that a codebook lacks, below the themes that they belong to. */
function withNewAlone(codes: readonly CodeDraft[], known: ReadonlySet<string>, above = ''): readonly CodeDraft[] {
  return codes.flatMap(code => {
    const path = `${above}${code.id}`
    const subthemes = withNewAlone(code.subthemes, known, `${path}/`)
    return known.has(path) && subthemes.length === 0 ? [] : [{ ...code, subthemes }]
  })
}
