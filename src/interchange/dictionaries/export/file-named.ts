import type { Codebook } from '../../../codebook/codebook'
import type { ExportedFile } from '../../exported'

/** The file of an export of a codebook: called like the codebook's own, with another ending. */
export function fileNamed({ file }: Codebook, ending: string, content: Iterable<string>): ExportedFile {
  return { name: `${file.replace(/\.[^.]*$/, '') || 'codebook'}${ending}`, content }
}
