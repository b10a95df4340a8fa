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
      path: resolve(resolveDir, path.replace(asked, '')),
      namespace: 'bundled',
    }))
    host.onLoad({ filter: /.*/, namespace: 'bundled' }, async ({ path }) => ({
      contents: await bundle(path),
      loader: 'text',
      watchFiles: [path],
    }))
  },
}

/** For vitest. */
export const bundledForVitest = {
  name: 'bundled',
  enforce: 'pre' as const,
  resolveId: (id: string, importer: string | undefined): string | undefined =>
    asked.test(id) && importer !== undefined ? resolve(dirname(importer), id) : undefined,
  load: async (id: string): Promise<string | undefined> =>
    asked.test(id) ? `export default ${JSON.stringify(await bundle(id.replace(asked, '')))}` : undefined,
}
