/**
 * How the client is built and served while developing.
 * @module
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vite'

/** Text shorter than this, in bytes, gains nothing from compression: it fits one packet anyway. */
const SMALLEST_COMPRESSED = 1024
const compressible = /\.(?:js|mjs|css|html|svg|json|txt|map|webmanifest|ttf)$/

/** Writes a `.br` and a `.gz` beside every text file of the build, so that the server never compresses on request. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir }) {
      if (!dir) return
      for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
        if (entry.isFile() && compressible.test(entry.name))
          await compressFile(join(entry.parentPath, entry.name))
      }
    },
  }
}

async function compressFile(path: string): Promise<void> {
  const content = await readFile(path)
  if (content.length < SMALLEST_COMPRESSED) return
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
    promisify(gzip)(content, { level: 9 }),
  ])
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
}

/** The editor brings stand-ins for `at`, `flat` and `replaceAll`, which every browser that we build for has itself. */
function withoutPolyfills(): Plugin {
  const NOTHING = '\0nothing'
  return {
    name: 'without-polyfills',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith('core-js/') ? NOTHING : undefined),
    load: (id) => (id === NOTHING ? 'export {}' : undefined),
  }
}

const server = process.env.SAMRUM_API ?? 'http://127.0.0.1:8080'

export default defineConfig({
  root: 'client',
  base: '/',
  plugins: [react(), withoutPolyfills(), precompress()],
  // React has had this hook itself since 18; the stand-in for older ones is not worth its bytes on a phone.
  resolve: { alias: { 'use-sync-external-store/shim/index.js': 'react' } },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    manifest: true,
    // Browsers of the last four years.
    target: ['chrome108', 'edge108', 'firefox106', 'safari16'],
    // The polyfill would be an inline script, which the Content-Security-Policy refuses.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // The editor is one large chunk that only the board loads.
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      output: {
        // What the join page needs is one file: it compresses better than many, and a phone asks once.
        codeSplitting: { groups: [{ name: 'base', tags: ['$initial'] }] },
      },
    },
  },
  server: {
    // The Host header stays ours, so that the server's check of the origin holds while developing too.
    proxy: {
      '/api': { target: server },
      '^/sync/[A-Za-z0-9_-]{21}(?:\\?|$)': { target: server, ws: true },
    },
  },
})
