import type { Command } from 'commander'
import { addAgree } from './agree'
import { addCheck } from './check'
import { addCode } from './code'
import { addDiff } from './diff'
import { addExplain } from './explain'
import { addExport } from './export'
import { addFind } from './find'
import { addImport } from './import'
import { addInit } from './init'
import { addQuotes } from './quotes'
import { addRead } from './read'
import { addReport } from './report'
import { addReview } from './review'
import { addSample } from './sample'
import { addValidate } from './validate'
import { addVerify } from './verify'

/** What adds each command to the program, in the order of its help: as a study goes. */
export const commands: readonly ((program: Command) => void)[] = [
  addInit,
  addRead,
  addCheck,
  addCode,
  addReport,
  addFind,
  addExplain,
  addReview,
  addDiff,
  addAgree,
  addSample,
  addValidate,
  addVerify,
  addQuotes,
  addImport,
  addExport,
]
