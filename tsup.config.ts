import { defineConfig } from 'tsup'

const shared = {
  target: 'node20',
  platform: 'node' as const,
  // `natural` drags in databases and prints at import; only its stemmers are wanted, so they are bundled by deep path.
  noExternal: [/^natural/],
}

export default defineConfig([
  { ...shared, entry: { index: 'src/index.ts' }, format: ['esm', 'cjs'], dts: true, splitting: true, clean: true },
  { ...shared, entry: { 'cli/main': 'src/cli/main.ts' }, format: ['esm'], splitting: true },
])
