/**
 * From a WebSocket to a room: messages one way, frames the other, pings between, and an end for whatever goes wrong.
 * @module
 */
import type { WebSocket } from 'ws'
import { close } from '../../shared/protocol/messages.ts'
import type { Rooms } from './rooms.ts'
import type { Socket } from './Socket.ts'
import type { Who } from './session.ts'
import type { Standing } from './standing.ts'

interface Log {
  error(context: object, message: string): void
}

/** The network socket under a WebSocket: `ws` has no way to send frames that were made for many. */
interface WithSocket {
  readonly _socket?: { write(bytes: Uint8Array): boolean } | null
}

function socketOf(ws: WebSocket): Socket {
  return {
    send: (outgoing) => {
      if (ws.readyState === ws.OPEN) (ws as unknown as WithSocket)._socket?.write(outgoing.wire)
    },
    close: (code, reason) => ws.close(code, reason),
    get buffered() {
      return ws.bufferedAmount
    },
  }
}

/** Ends connections that do not answer two pings in a row. Returns how to stop. */
function keepAlive(ws: WebSocket, everyMs: number): () => void {
  let unanswered = 0
  ws.on('pong', () => {
    unanswered = 0
  })
  const timer = setInterval(() => {
    if (unanswered >= 2) return ws.terminate()
    unanswered++
    if (ws.readyState === ws.OPEN) ws.ping()
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}

function bytesOf(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data)
  return Array.isArray(data) ? Buffer.concat(data) : data
}

export interface Accepting {
  readonly rooms: Rooms
  readonly log: Log
  /** Milliseconds between pings. */
  readonly pingMs: number
  /** The code to end with where who was let in would not be so now: it may change while the room is loaded. */
  readonly lookAgain?: () => Promise<number | null>
}

/** Connects an open WebSocket to its room. Nothing is read from it before the room is loaded. */
export async function acceptSocket(
  ws: WebSocket,
  who: Who,
  standing: Standing,
  { rooms, log, pingMs, lookAgain = async () => null }: Accepting,
): Promise<void> {
  // Without a listener one wrong bit in a frame header ends the process.
  ws.on('error', () => {})
  ws.pause()
  const stopPings = keepAlive(ws, pingMs)
  ws.on('close', stopPings)
  try {
    const connection = await rooms.connect(who, socketOf(ws), standing)
    if (!connection || ws.readyState !== ws.OPEN) {
      connection?.leave()
      return ws.close(close.restart, 'the server restarts')
    }
    ws.on('close', () => connection.leave())
    const changed = await lookAgain()
    if (changed !== null) {
      connection.leave()
      ws.resume()
      return ws.close(changed, 'what this link allows has changed')
    }
    // A client that ignores our close frame is still heard until it goes; it must be nobody's by then.
    const end = (reason: string) => {
      connection.leave()
      ws.close(close.malformed, reason)
    }
    ws.on('message', (data, isBinary) => {
      if (!isBinary) return end('text instead of bytes')
      try {
        connection.receive(bytesOf(data))
      } catch (error) {
        log.error({ err: error, room: who.roomId }, 'a message made the room fail')
        end('this message could not be taken')
      }
    })
    ws.resume()
  } catch (error) {
    log.error({ err: error, room: who.roomId }, 'a room could not be loaded')
    ws.resume()
    ws.close(1011, 'the room could not be opened')
  }
}
