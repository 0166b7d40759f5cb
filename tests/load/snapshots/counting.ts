/**
 * What any work at all beside the rooms costs their edits on a machine: a process with the niceness and the one thread of
 * that which makes snapshots, and which only counts. It reads no memory to speak of, and nothing from a disk.
 * @module
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setPriority } from 'node:os'
import { NICENESS } from '../../../server/threads/comeAfterOthers.ts'

/** Starts it; resolves when it counts, to what ends it. */
export async function startCounting(): Promise<() => Promise<void>> {
  const program = 'process.stdout.write("."); for (let i = 0; ; i++) Math.sqrt(i)'
  const child = spawn(process.execPath, ['--single-threaded', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child, 'spawn')
  setPriority(child.pid ?? 0, NICENESS)
  await once(child.stdout, 'data')
  return async () => {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
}
