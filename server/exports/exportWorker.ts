/**
 * The thread behind {@link Exporter}. It makes one file at a time, so that two large ones never share its memory.
 * @module
 */
import { parentPort } from 'node:worker_threads'
import { comeAfterOthers } from '../threads/comeAfterOthers.ts'
import type { ExportReply } from './exporter.ts'
import { type ExportRequest, makeFile } from './exportFile.ts'

comeAfterOthers()

const tell = (reply: ExportReply, taken: readonly ArrayBuffer[] = []) =>
  parentPort?.postMessage(reply, [...taken])

async function make(request: ExportRequest): Promise<void> {
  try {
    const file = await makeFile(request, (share) => tell({ share }))
    tell({ file }, [file.body.buffer])
  } catch (error) {
    tell({ reason: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

parentPort?.on('message', make)
