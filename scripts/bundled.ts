import { dirname, resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'

/** What the browser runs is written in TypeScript and CSS of its own, and carried as text: `import script from './client/report.ts?bundled'`. */
const asked = /\?bundled$/

async function bundle(path: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    // Neither the place of the checkout nor the system may show in what is carried.
    absWorkingDir: resolve(import.meta.dirname, '..'),
  })
  return outputFiles[0]!.text.trim()
}

/** For tsup. */
export const bundledForTsup: Plugin = {
  name: 'bundled',
  setup: host => {
    host.onResolve({ filter: asked }, ({ path, resolveDir }) => ({
      // With its ending, so that no other plugin takes it for a style sheet of its own.
      path: resolve(resolveDir, path),
      namespace: 'bundled',
    }))
    host.onLoad({ filter: /.*/, namespace: 'bundled' }, async ({ path }) => ({
      contents: await bundle(path.replace(asked, '')),
      loader: 'text',
      watchFiles: [path.replace(asked, '')],
    }))
  },
}

/** For vitest. A style sheet by its ending would be taken for the test's own, and left out. */
export const bundledForVitest = {
  name: 'bundled',
  enforce: 'pre' as const,
  resolveId: (id: string, importer: string | undefined): string | undefined =>
    asked.test(id) && importer !== undefined
      ? `\0bundled:${Buffer.from(resolve(dirname(importer), id.replace(asked, ''))).toString('hex')}`
      : undefined,
  load: async (id: string): Promise<string | undefined> =>
    id.startsWith('\0bundled:')
      ? `export default ${JSON.stringify(await bundle(Buffer.from(id.slice('\0bundled:'.length), 'hex').toString()))}`
      : undefined,
}
