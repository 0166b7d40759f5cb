/**
 * The one who gives work to a thread, or to a process of its own, as the work sees them: what they say, and what they are told.
 * @module
 */
import { flushCompileCache } from 'node:module'
import { parentPort } from 'node:worker_threads'
import { becomePreemptible, schedulingAsked } from './preemptible.ts'

/** Milliseconds without being asked after which a process of its own rests: the next task may be minutes away. */
const REST_MS = 5_000
/**
 * The same for a thread of the server, whose memory is the server's: one that put a large board together held 100 MB and more of
 * garbage for the half minute from its last task to its end and the end of the pages that the runtime keeps ready for the next.
 * To begin anew costs the next task some 100 ms of processor time.
 */
const THREAD_REST_MS = 500

export function tellParent(message: unknown): void {
  if (parentPort) parentPort.postMessage(message)
  // One that was released meanwhile tells nobody, and ends in good order.
  else if (process.connected) process.send?.(message, undefined, undefined, () => {})
}

/** To be called once. A process of its own ends when nobody is there any more who could ask. */
export function hearParent<Message>(heard: (message: Message) => void): void {
  let resting: NodeJS.Timeout | undefined
  const hear = (rest: () => void, restMs: number) => (message: Message) => {
    clearTimeout(resting)
    resting = setTimeout(rest, restMs).unref()
    heard(message)
  }
  if (parentPort) {
    parentPort.on('message', hear(giveBack, THREAD_REST_MS))
    return
  }
  becomePreemptible(schedulingAsked())
  process.on('message', hear(rest, REST_MS))
  process.on('disconnect', () => process.exit())
  // An interrupt at the terminal reaches this process too. It is the parent's to say when its work is not wanted any more.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
}

/** What was compiled for its tasks is kept, since it is killed in the end; and the memory that they took is given back. */
function rest(): void {
  flushCompileCache()
  giveBack()
}

/** Also the pages that the runtime would keep for what comes next. */
function giveBack(): void {
  void globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
