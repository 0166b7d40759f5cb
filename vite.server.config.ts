/**
 * How the server is put into one piece: it runs from source as well, and starts twice as fast from here
 * (docs/decisions/0012).
 * @module
 */
import type { Plugin } from 'vite'
import { defineConfig } from 'vite'

const threads = [
  'compactWorker',
  'snapshotWorker',
  'historyWorker',
  'exportWorker',
  'transferWorker',
  'verifyWorker',
  'thumbnailWorker',
]

/** Threads are started by the address of their file, which is JavaScript here. */
function threadsAreBuilt(): Plugin {
  const address = new RegExp(`new URL\\('\\./(${threads.join('|')})\\.ts', import\\.meta\\.url\\)`, 'g')
  return {
    name: 'threads-are-built',
    enforce: 'pre',
    transform: (code) => code.replace(address, "new URL('./$1.js', import.meta.url)"),
  }
}

/**
 * An import of `node:http` asks the module for every name it has, and one of them is `WebSocket`: a whole HTTP client is
 * loaded that the server never uses. What is taken out of the module by name costs nothing else.
 */
function builtinsByName(): Plugin {
  return {
    name: 'builtins-by-name',
    enforce: 'pre',
    transform: (code) =>
      code.replace(
        /^import \{([^}]+)\} from ["'](?:node:)?(http|http2)["'];?$/gm,
        (_, names: string, module: string) =>
          `const {${names.replaceAll(' as ', ': ')}} = process.getBuiltinModule('node:${module}');`,
      ),
  }
}

export default defineConfig({
  plugins: [threadsAreBuilt(), builtinsByName()],
  // The one holds machine code, which no bundle can; the other looks up its typefaces in its own package, and brings what
  // reads typefaces. What decodes WebP is required where it is installed, and so is in no bundle anyway.
  ssr: { noExternal: true, external: ['@resvg/resvg-js', 'fontkit', 'pdfkit'] },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'dist/server',
    emptyOutDir: true,
    // A line of a stack trace is to be found again.
    minify: false,
    rolldownOptions: {
      input: {
        main: 'server/main.ts',
        compactWorker: 'server/sync/compactWorker.ts',
        snapshotWorker: 'server/snapshots/snapshotWorker.ts',
        historyWorker: 'server/history/historyWorker.ts',
        exportWorker: 'server/exports/exportWorker.ts',
        transferWorker: 'server/transfer/transferWorker.ts',
        verifyWorker: 'server/verify/verifyWorker.ts',
        thumbnailWorker: 'server/thumbnails/thumbnailWorker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
