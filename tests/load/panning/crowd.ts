/**
 * People whose pointers move on a board: a socket each, which reads hardly any of what it is sent, so that a hundred of
 * them fit beside the browser that is measured.
 * @module
 */
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { PING_SECONDS } from '../../../shared/limits.ts'
import { awarenessMessage } from '../../../shared/protocol/messages.ts'
import { sectors } from '../../../shared/vocabulary.ts'
import type { Scene } from '../../support/scene.ts'
import type { TestServer } from '../../support/startServer.ts'

const POINTERS_EVERY_MS = 50
/** Milliseconds that a socket reads, now and then: long enough to answer the server's ping. */
const READS_MS = 400

export interface Place {
  readonly server: TestServer
  readonly scene: Scene
  readonly roomId: string
}

/**
 * @param presence what an editor tells of itself; every pointer is one of these, elsewhere
 * @param size of the board, in board pixels
 * @returns what ends it
 */
export async function crowd(
  place: Place,
  count: number,
  presence: object,
  size: { w: number; h: number },
): Promise<() => void> {
  const sockets = await Promise.all(Array.from({ length: count }, (_, i) => joinAs(place, i)))
  let clock = 0
  const moving = setInterval(() => {
    clock++
    const at = performance.now()
    for (const [i, socket] of sockets.entries()) {
      const x = size.w * (0.5 + 0.45 * Math.sin(i + at / 700))
      const y = size.h * (0.5 + 0.45 * Math.cos(i * 2 + at / 900))
      const cursor = { type: 'default', rotation: 0, x, y }
      const state = { presence: { ...presence, cursor, lastActivityTimestamp: Date.now() } }
      if (socket.readyState === WebSocket.OPEN) socket.send(awarenessMessage(entry(1_000 + i, clock, state)))
    }
  }, POINTERS_EVERY_MS)
  const reading = setInterval(
    () => {
      for (const socket of sockets) socket.resume()
      setTimeout(() => {
        for (const socket of sockets) socket.pause()
      }, READS_MS)
    },
    (PING_SECONDS / 2) * 1000,
  )
  return () => {
    clearInterval(moving)
    clearInterval(reading)
    for (const socket of sockets) socket.terminate()
  }
}

async function joinAs({ server, scene, roomId }: Place, i: number): Promise<WebSocket> {
  const { session } = await scene.join('participant', {
    name: `Person ${i}`,
    sector: sectors[i % sectors.length] ?? 'business',
  })
  const socket = new WebSocket(`${server.webSocketUrl}/sync/${roomId}`, {
    headers: { authorization: `Bearer ${session}` },
  })
  socket.on('error', () => {})
  await new Promise((resolve) => socket.once('open', resolve))
  socket.pause()
  return socket
}

/** An awareness update of one client. */
function entry(clientId: number, clock: number, state: object): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, clientId)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, JSON.stringify(state))
  return encoding.toUint8Array(encoder)
}
