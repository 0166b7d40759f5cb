/**
 * What a process of its own does in tests of it.
 * @module
 */
import { answerTasks } from '../../server/threads/answerTasks.ts'

export interface ProgramTasks {
  /** Its bytes doubled, and the id of the process. */
  double: { input: Uint8Array; result: { bytes: Uint8Array; pid: number } }
  /** Takes so many milliseconds of processor time; the id of the process. */
  work: { input: number; result: number }
  /** Never ends, and hears nothing meanwhile. */
  spin: { input: null; result: null }
  /** Takes more and more memory. */
  fill: { input: null; result: number }
  /** Leaves megabytes of objects behind that nobody refers to; their number. */
  litter: { input: null; result: number }
  /** Ends the process. */
  die: { input: null; result: null }
}

const performers: {
  [Name in keyof ProgramTasks]: (input: ProgramTasks[Name]['input']) => ProgramTasks[Name]['result']
} = {
  double: (input) => ({ bytes: input.map((byte) => byte * 2), pid: process.pid }),
  work: (ms) => {
    const began = process.cpuUsage()
    for (let had = 0; had < ms; ) {
      const { user, system } = process.cpuUsage(began)
      had = (user + system) / 1000
    }
    return process.pid
  },
  spin: () => {
    for (;;);
  },
  fill: () => {
    const held: object[] = []
    for (;;) held.push({ one: held.length })
  },
  litter: () => Array.from({ length: 1_000_000 }, (_, i) => ({ one: [i] })).length,
  die: () => process.exit(3),
}

answerTasks<ProgramTasks>((name, input, onShare) => {
  onShare(0)
  return performers[name](input)
})
