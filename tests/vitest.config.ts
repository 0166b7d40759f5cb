/**
 * Everything that needs no browser. Quick suites run first and side by side; those that start servers and kill
 * them come after, two files at a time, so that a busy machine makes them slow and not red.
 * @module
 */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const folders = (...names: string[]) => names.map((name) => `tests/${name}/**/*.test.{ts,tsx}`)

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    environment: 'node',
    pool: 'forks',
    // The stock provider complains of every message that it does not know; a failing test shows what it printed.
    silent: 'passed-only',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'quick',
          include: folders('unit', 'convergence', 'fuzz'),
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: folders('contract', 'durability', 'hostile'),
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
