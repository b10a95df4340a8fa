import { defineConfig } from 'tsup'
import { buildSettings } from '../scripts/build-settings'

/** The benchmarks and the simulation, built as the package is, so that they measure what users run. */
export default defineConfig({
  ...buildSettings,
  entry: { main: 'bench/main.ts', simulate: 'bench/simulate.ts' },
  format: ['esm'],
  external: ['playwright-core'],
  splitting: false,
  outDir: 'coverage/bench',
  silent: true,
})
