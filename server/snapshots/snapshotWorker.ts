/**
 * The thread behind {@link SnapshotThread}.
 * @module
 */
import { parentPort } from 'node:worker_threads'
import type { TaskReply, TaskRequest } from './snapshotThread.ts'
import { perform } from './tasks.ts'

parentPort?.on('message', ({ id, name, input }: TaskRequest) => {
  let reply: TaskReply
  try {
    reply = { id, ok: true, result: perform(name, input) }
  } catch (error) {
    reply = { id, ok: false, reason: String(error) }
  }
  parentPort?.postMessage(reply)
})
