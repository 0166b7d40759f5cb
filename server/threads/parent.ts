/**
 * The one who gives work to a thread, or to a process of its own, as the work sees them: what they say, and what they are told.
 * @module
 */
import { flushCompileCache } from 'node:module'
import { parentPort } from 'node:worker_threads'

/** Milliseconds without being asked after which a process of its own rests: the next task may be minutes away. */
const REST_MS = 5_000

export function tellParent(message: unknown): void {
  if (parentPort) parentPort.postMessage(message)
  // One that was released meanwhile tells nobody, and ends in good order.
  else if (process.connected) process.send?.(message, undefined, undefined, () => {})
}

/** To be called once. A process of its own ends when nobody is there any more who could ask. */
export function hearParent<Message>(heard: (message: Message) => void): void {
  if (parentPort) {
    parentPort.on('message', heard)
    return
  }
  let resting: NodeJS.Timeout | undefined
  process.on('message', (message: Message) => {
    clearTimeout(resting)
    resting = setTimeout(rest, REST_MS).unref()
    heard(message)
  })
  process.on('disconnect', () => process.exit())
  // An interrupt at the terminal reaches this process too. It is the parent's to say when its work is not wanted any more.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
}

/** What was compiled for its tasks is kept, since it is killed in the end; and the memory that they took is given back. */
function rest(): void {
  flushCompileCache()
  void globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
