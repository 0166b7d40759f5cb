/**
 * The one who gives work to a thread, or to a process of its own, as the work sees them: what they say, and what they are told.
 * @module
 */
import { flushCompileCache } from 'node:module'
import { parentPort } from 'node:worker_threads'

/** Milliseconds after its start in which a process of its own has most likely loaded what it needs. */
const FLUSH_MS = 2_000

/** @param given memory that goes over with it, where both are in one process, and is not copied */
export function tellParent(message: unknown, given: readonly ArrayBuffer[] = []): void {
  if (parentPort) parentPort.postMessage(message, [...given])
  else process.send?.(message)
}

/** To be called once. A process of its own ends when nobody is there any more who could ask. */
export function hearParent<Message>(heard: (message: Message) => void): void {
  if (parentPort) {
    parentPort.on('message', heard)
    return
  }
  process.on('message', heard as (message: unknown) => void)
  process.on('disconnect', () => process.exit())
  // An interrupt at the terminal reaches this process too. It is the parent's to say when its work is not wanted any more.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  // It is killed when it has had nothing to do for a while: what was compiled for its first task is kept before.
  setTimeout(flushCompileCache, FLUSH_MS).unref()
}
