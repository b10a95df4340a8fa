import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'tsup'
import { buildSettings } from '../../scripts/build-settings'

const root = join(import.meta.dirname, '../..')
const built = join(root, `node_modules/.cache/themewright-test-${process.pid}`)

/** Builds the command once for all tests, as it is published: it starts in a fraction of the time that the sources take. */
export async function setup(): Promise<void> {
  // Two projects of the tests ask for it.
  if (process.env.THEMEWRIGHT_COMMAND !== undefined) return
  const entry = { main: join(root, 'src/cli/main.ts') }
  await build({ ...buildSettings, entry, format: ['esm'], outDir: built, config: false, silent: true })
  process.env.THEMEWRIGHT_COMMAND = join(built, 'main.js')
}

export function teardown(): void {
  rmSync(built, { recursive: true, force: true })
}
