/**
 * A WebSocket made by hand over TCP, for frames that no library would send.
 * @module
 */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import type { TestServer } from './startServer.ts'

/** Opens a connection to a room and resolves after the server's 101. */
export async function rawSocket(
  server: TestServer,
  roomId: string,
  session: string,
  extraHeaders: readonly string[] = [],
): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => {})
  const request = [
    `GET /sync/${roomId} HTTP/1.1`,
    `Host: 127.0.0.1:${server.port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    `Authorization: Bearer ${session}`,
    ...extraHeaders,
  ]
  socket.write(`${request.join('\r\n')}\r\n\r\n`)
  await new Promise<void>((resolve, reject) => {
    let head = ''
    const read = (chunk: Buffer) => {
      head += chunk.toString('latin1')
      if (!head.includes('\r\n\r\n')) return
      socket.off('data', read)
      if (head.startsWith('HTTP/1.1 101')) resolve()
      else reject(new Error(head.split('\r\n')[0]))
    }
    socket.on('data', read)
    socket.once('close', () => reject(new Error('closed before it was open')))
  })
  socket.resume()
  return socket
}

/** Resolves when the server has ended the connection. */
export function ended(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) resolve()
    socket.once('end', resolve)
    socket.once('close', () => resolve())
  })
}

/** A frame with a zero mask. `first` is its first byte: FIN, the reserved bits and the opcode. */
export function frame(first: number, payload: Uint8Array = new Uint8Array(0)): Buffer {
  const length =
    payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 255]
  return Buffer.from([first, ...length, 0, 0, 0, 0, ...payload])
}
