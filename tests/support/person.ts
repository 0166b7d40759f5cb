/**
 * People without a browser: the stock `y-websocket` provider as an integrator would use it, and a bare socket that
 * sends whatever bytes it is told to.
 * @module
 */
import { WebSocket } from 'ws'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { until } from './until.ts'

/** Where to connect: a server, or something in front of it. */
export interface Dialled {
  /** Without a slash at the end. */
  readonly webSocketUrl: string
}

/** Headers of an upgrade; undefined ones are left out. */
type Headers = Readonly<Record<string, string | undefined>>

const given = (headers: Headers) =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))

/** A `WebSocket` class that sends a bearer token, as Node's clients can and browsers cannot. */
export function socketWith(session: string): typeof globalThis.WebSocket {
  class SignedIn extends WebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols, {
        headers: { authorization: `Bearer ${session}` },
      })
      // A browser's socket tells its errors by closing; here, one that nobody listens for would end the process.
      this.on('error', () => {})
    }
  }
  return SignedIn as unknown as typeof globalThis.WebSocket
}

export interface Person {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly provider: WebsocketProvider
  /** Resolves when the first sync is complete. */
  readonly synced: () => Promise<unknown>
  readonly leave: () => void
}

/** Joins a room with the stock provider, unchanged. */
export function stockPerson(server: Dialled, roomId: string, session: string): Person {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${server.webSocketUrl}/sync`, roomId, doc, {
    WebSocketPolyfill: socketWith(session),
    disableBc: true,
    maxBackoffTime: 200,
  })
  return {
    doc,
    awareness: provider.awareness,
    provider,
    synced: () => until('the first sync', () => provider.synced),
    leave: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}

export interface Closed {
  readonly code: number
  readonly reason: string
}

/** A socket that sends raw frames and keeps what it receives. */
export class RawClient {
  readonly frames: Uint8Array[] = []
  readonly socket: WebSocket
  /** Resolves when the connection has ended, however it did. */
  readonly closed: Promise<Closed>
  closing: Closed | null = null

  private constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (data: Buffer) => this.frames.push(new Uint8Array(data)))
    socket.on('error', () => {})
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => {
        this.closing = { code, reason: reason.toString() }
        resolve(this.closing)
      })
    })
  }

  /** Connects; resolves when the socket is open. */
  static async open(server: Dialled, roomId: string, session: string): Promise<RawClient> {
    const client = RawClient.dial(server, roomId, {
      authorization: `Bearer ${session}`,
    })
    await new Promise((resolve, reject) => {
      client.socket.once('open', resolve)
      client.socket.once('error', reject)
    })
    return client
  }

  /** Connects with any headers and does not wait: for connections that are to be refused. */
  static dial(server: Dialled, roomId: string, headers: Headers): RawClient {
    return new RawClient(
      new WebSocket(`${server.webSocketUrl}/sync/${roomId}`, {
        headers: given(headers),
        perMessageDeflate: false,
      }),
    )
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN
  }

  send(frame: Uint8Array): void {
    if (this.isOpen) this.socket.send(frame)
  }

  /** Resolves when the other side has read everything sent so far: it answers pings in order. */
  async settled(): Promise<void> {
    if (!this.isOpen) return
    const pong = new Promise((resolve) => this.socket.once('pong', resolve))
    this.socket.ping()
    await Promise.race([pong, this.closed])
  }

  close(): void {
    this.socket.close()
  }

  destroy(): void {
    this.socket.terminate()
  }
}

/** The HTTP status with which an upgrade is refused; 101 when it is not. */
export async function upgradeStatus(server: Dialled, roomId: string, headers: Headers): Promise<number> {
  const socket = new WebSocket(`${server.webSocketUrl}/sync/${roomId}`, { headers: given(headers) })
  return new Promise((resolve) => {
    socket.on('error', () => {})
    socket.on('open', () => {
      resolve(101)
      socket.terminate()
    })
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0)
      response.destroy()
      socket.terminate()
    })
  })
}
