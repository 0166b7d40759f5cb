/**
 * What memory that a process takes anew costs the edits of the rooms on a machine: a process with the niceness and the
 * one thread of that which makes snapshots, which takes as much memory as one of 10,000 cards does, and only counts. It
 * reads and writes no file of ours. On a virtual machine the host finds that memory in the time of the machine's disk.
 * @module
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setPriority } from 'node:os'
import { NICENESS } from '../../../server/threads/comeAfterOthers.ts'

/** Megabytes that the process of the snapshots takes anew for one after a rest (docs/decisions/0016). */
const TAKEN_MB = 240

/** Runs it for so many milliseconds; resolves when its memory is given back. */
export async function takeMemory(ms: number): Promise<void> {
  const program = `
    const [taken, end] = [[], performance.now() + ${ms}]
    while (taken.length < ${TAKEN_MB}) taken.push(Buffer.alloc(2 ** 20, 1))
    for (let i = 0; performance.now() < end; i++) Math.sqrt(i)`
  const child = spawn(process.execPath, ['--single-threaded', '--eval', program], { stdio: 'inherit' })
  await once(child, 'spawn')
  setPriority(child.pid ?? 0, NICENESS)
  await once(child, 'exit')
}
