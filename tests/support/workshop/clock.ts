/**
 * The server's clock, moved on, so that ninety minutes of it pass in a few seconds.
 * @module
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RoomSocket } from '../../../client/sync/roomSocket.ts'
import type { TestServer } from '../startServer.ts'
import { until } from '../until.ts'

const MINUTE_MS = 60_000
const preload = fileURLToPath(new URL('../settableClock.js', import.meta.url))

export interface MovedClock {
  /** For the server whose clock it is to be. */
  readonly env: Readonly<Record<string, string>>
  /** Minutes since the beginning. */
  readonly minutes: () => number
  /** Lets minutes pass, and resolves when this connection hears of them. */
  readonly pass: (minutes: number, server: TestServer, heardBy: RoomSocket) => Promise<void>
  readonly remove: () => void
}

export function movedClock(): MovedClock {
  const folder = mkdtempSync(path.join(tmpdir(), 'samrum-clock-'))
  const file = path.join(folder, 'offset')
  let passed = 0
  const write = () => writeFileSync(file, String(passed * MINUTE_MS))
  write()
  return {
    env: { NODE_OPTIONS: `--import=${preload}`, CLOCK_FILE: file },
    minutes: () => passed,
    pass: async (minutes, server, heardBy) => {
      passed += minutes
      write()
      process.kill(server.pid, 'SIGUSR2')
      await until('the minutes to have passed', () => {
        heardBy.wake()
        return Math.abs(heardBy.clock.now() - Date.now() - passed * MINUTE_MS) < MINUTE_MS / 2
      })
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}
