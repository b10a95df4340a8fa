import type { Problem } from '../../problem'
import type { XmlElement } from '../xml-tree'
import type { QdaCode } from './project'
import { notedOf } from './project-parts'
import { childrenOf, guidOf } from './qda-xml'

/** Takes what is wrong with an element, and its line. */
export type Complain = (problem: Pick<Problem, 'code' | 'message' | 'hint'>, line: number) => void

/** Reads the codes of the elements of a codebook, depth first. */
export function codesOf(elements: readonly XmlElement[], complain: Complain): readonly QdaCode[] {
  const codes: QdaCode[] = []
  const add = (element: XmlElement, parent: string | null): void => {
    for (const code of childrenOf(element, 'Code')) {
      const own = guidOf(code)
      if (own === null) {
        const hint = 'export the project anew; the line is that of the .qde file in the archive'
        complain({ code: 'broken-qdpx', message: 'this code has no guid, so no coding can name it', hint }, code.line)
        continue
      }
      const isCodable = !/^(?:false|0)$/i.test(code.attribute('isCodable')?.trim() ?? '')
      const name = code.attribute('name')?.trim() || own
      const colour = code.attribute('color')?.trim() || null
      codes.push({ guid: own, name, parent, isCodable, colour, ...notedOf(code), line: code.line })
      add(code, own)
    }
  }
  for (const list of elements) if (list.name === 'Codes') add(list, null)
  return codes
}
