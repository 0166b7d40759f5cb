/**
 * The thread behind {@link Extractor}.
 * @module
 */
import { parentPort } from 'node:worker_threads'
import type { ExtractReply, ExtractRequest } from './extractor.ts'
import { freeze } from './freeze.ts'

parentPort?.on('message', ({ id, request }: ExtractRequest) => {
  let reply: ExtractReply
  try {
    reply = { id, ok: true, frozen: freeze(request) }
  } catch (error) {
    reply = { id, ok: false, reason: String(error) }
  }
  parentPort?.postMessage(reply)
})
