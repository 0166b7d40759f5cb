/**
 * Unpacks compressed messages and hands on all messages in the order they came.
 * @module
 */
import type { ServerMessage } from './serverMessage.ts'
import { readServerMessage } from './serverMessage.ts'

/** Whether this browser can unpack; older ones are then sent everything as it is. */
export const canDecompress = (): boolean => typeof DecompressionStream === 'function'

async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/**
 * A reader for one connection: a message that arrives while another is being unpacked waits its turn.
 * @param handle takes each message
 * @param fail is told when bytes are no message
 */
export function inOrder(
  handle: (message: ServerMessage) => void,
  fail: (error: unknown) => void,
): (bytes: Uint8Array) => void {
  const waiting: ServerMessage[] = []
  let unpacking = false
  const unpack = async (gzipped: Uint8Array) => {
    unpacking = true
    try {
      const inner = readServerMessage(await gunzip(gzipped))
      unpacking = false
      take(inner)
      while (!unpacking && waiting.length > 0) take(waiting.shift() as ServerMessage)
    } catch (error) {
      fail(error)
    }
  }
  const take = (message: ServerMessage) => {
    if (message.type === 'compressed') void unpack(message.gzipped)
    else handle(message)
  }
  return (bytes) => {
    try {
      const message = readServerMessage(bytes)
      if (unpacking) waiting.push(message)
      else take(message)
    } catch (error) {
      fail(error)
    }
  }
}
