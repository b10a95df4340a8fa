import type { ReadXml } from './xml'

/** Where the pieces of a workbook are within its archive. */
export interface WorkbookParts {
  /** Sheets of cells, in their order; charts and the like are left out. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  readonly strings: string | null
  readonly styles: string | null
  /** True where days count from 1904, as on old Macs. */
  readonly from1904: boolean
}

const relationsOfWorkbook = 'xl/_rels/workbook.xml.rels'
const workbookPart = 'xl/workbook.xml'

/** Finds the parts of a workbook. What lies outside of its archive is not looked for. */
export function workbookParts(files: ReadonlyMap<string, Uint8Array>, readXml: ReadXml): WorkbookParts {
  const targets = new Map<string, { readonly kind: string; readonly part: string }>()
  readXml(files.get(relationsOfWorkbook) ?? new Uint8Array(), {
    open: (tag, attribute) => {
      if (tag !== 'Relationship' || attribute('TargetMode') === 'External') return
      // Two standards of the format name the same kinds by other addresses.
      const kind = (attribute('Type') ?? '').replace(/^.*\//, '')
      targets.set(attribute('Id') ?? '', { kind, part: partOf(attribute('Target') ?? '') })
    },
  })
  const sheets: { name: string; part: string }[] = []
  let from1904 = false
  readXml(files.get(workbookPart) ?? new Uint8Array(), {
    open: (tag, attribute) => {
      if (tag === 'workbookPr') from1904 ||= /^(?:1|true)$/.test(attribute('date1904') ?? '')
      if (tag !== 'sheet') return
      const target = targets.get(attribute('id') ?? '')
      if (target?.kind === 'worksheet') sheets.push({ name: attribute('name') ?? '', part: target.part })
    },
  })
  const first = (kind: string): string | null => [...targets.values()].find(each => each.kind === kind)?.part ?? null
  return { sheets, from1904, strings: first('sharedStrings'), styles: first('styles') }
}

/** Resolves a path as seen from `xl/`. Whatever leads out of the archive names nothing in it. */
function partOf(target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = ['xl']
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}
