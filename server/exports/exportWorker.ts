/**
 * The thread behind {@link Exporter}. It makes one file at a time, so that two large ones never share its memory.
 * @module
 */
import { parentPort } from 'node:worker_threads'
import { comeAfterOthers } from '../threads/comeAfterOthers.ts'
import type { ExportReply, ExportTask } from './exporter.ts'
import { makeFile } from './exportFile.ts'

comeAfterOthers()
let before: Promise<void> = Promise.resolve()

async function make({ id, request }: ExportTask): Promise<void> {
  try {
    const file = await makeFile(request)
    parentPort?.postMessage({ id, ok: true, file } satisfies ExportReply, [file.body.buffer])
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    parentPort?.postMessage({ id, ok: false, reason } satisfies ExportReply)
  }
}

parentPort?.on('message', (task: ExportTask) => {
  before = before.then(() => make(task))
})
