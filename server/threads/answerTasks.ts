/**
 * The other end of a {@link TaskThread}: does what it is asked and tells what came of it.
 * @module
 */
import { parentPort } from 'node:worker_threads'
import type { TaskReply, TaskRequest, TaskTypes } from './TaskThread.ts'

export function answerTasks<Tasks extends TaskTypes<Tasks>>(
  perform: <Name extends keyof Tasks>(name: Name, input: Tasks[Name]['input']) => Tasks[Name]['result'],
): void {
  parentPort?.on('message', ({ id, name, input }: TaskRequest<Tasks>) => {
    let reply: TaskReply<Tasks>
    try {
      reply = { id, ok: true, result: perform(name, input) }
    } catch (error) {
      reply = { id, ok: false, reason: String(error) }
    }
    parentPort?.postMessage(reply)
  })
}
