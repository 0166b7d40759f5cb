/**
 * `@hocuspocus/server` with its defaults (debounce 2 s, at most 10 s); PERSIST=sqlite adds its SQLite extension.
 * @module
 */
import { Server } from '@hocuspocus/server'
import '../heap.js'

const { PORT, DATA, PERSIST } = process.env
const extensions = []
if (PERSIST) {
  const { SQLite } = await import('@hocuspocus/extension-sqlite')
  extensions.push(new SQLite({ database: `${DATA}/hocuspocus.sqlite` }))
}
await new Server({ port: Number(PORT), address: '127.0.0.1', quiet: true, extensions }).listen()
