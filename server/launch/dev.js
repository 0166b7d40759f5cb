/**
 * `npm run dev`: the server restarted on every change, and vite's development server in front of it with hot
 * reload. Runs on the pinned runtime.
 * @module
 */
import { spawn } from 'node:child_process'
import { createServer } from 'vite'
import { at, root, runtime } from './paths.js'

const backendPort = Number(process.env.PORT ?? 8080)
const backend = `http://127.0.0.1:${backendPort}`

const vite = await createServer({
  root,
  configFile: at('vite.config.ts'),
  server: {
    port: backendPort === 0 ? undefined : backendPort + 1,
    strictPort: true,
    proxy: {
      '/api': { target: backend },
      '^/sync/[A-Za-z0-9_-]{21}$': { target: backend, ws: true },
      '/healthz': { target: backend },
    },
  },
})
await vite.listen()
const origin = vite.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? `http://localhost:${backendPort + 1}`

// The page's origin is vite's, so the server has to be told that this is where it is reached.
const child = spawn(runtime, ['--watch', at('server', 'main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PORT: String(backendPort),
    PUBLIC_URL: process.env.PUBLIC_URL ?? origin,
  },
})
console.log(`Client with hot reload: ${origin}`)

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => child.kill(signal))
}
child.on('exit', async (code) => {
  await vite.close()
  process.exit(code ?? 0)
})
