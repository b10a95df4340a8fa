import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** Where material that nobody of this project wrote lies, beside a checkout; it is read in place. */
const folder = resolve(import.meta.dirname, '../../../shared/data')

/** Path of a file or folder of the shared data. */
export const shared = (path: string): string => resolve(folder, path)

/** For `test.skipIf` and the name of the test. */
export const isAbsent = !existsSync(folder)
export const needsData = isAbsent ? ' (skipped: the shared data is not beside this checkout)' : ''
