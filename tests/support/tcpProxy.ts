/**
 * A network between people and the server that can be made bad: it cuts connections off in the middle of a frame, and
 * it can swallow everything while both ends believe that they are connected.
 * @module
 */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { Dialled } from './person.ts'

interface Line {
  readonly near: Socket
  readonly far: Socket
  /** Bytes that still pass before it is cut off; null for as many as there are. */
  left: number | null
}

export class TcpProxy implements Dialled {
  readonly webSocketUrl: string
  /** Lines that were cut so far. */
  cuts = 0
  readonly #server: Server
  readonly #lines = new Set<Line>()
  #swallows = false

  private constructor(server: Server, to: number) {
    this.#server = server
    this.webSocketUrl = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
    server.on('connection', (near) => this.#carry(near, connect(to, '127.0.0.1')))
  }

  /** A proxy to a port of this machine, on a free one. */
  static async to(port: number): Promise<TcpProxy> {
    const server = createServer({ noDelay: true })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new TcpProxy(server, port)
  }

  get lines(): number {
    return this.#lines.size
  }

  #carry(near: Socket, far: Socket): void {
    const line: Line = { near, far, left: null }
    this.#lines.add(line)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes: Buffer) => this.#pass(line, to, bytes))
      from.on('end', () => this.#swallows || to.end())
      from.on('error', () => {})
      from.on('close', () => {
        this.#lines.delete(line)
        if (!this.#swallows) to.destroy()
      })
    }
  }

  #pass(line: Line, to: Socket, bytes: Buffer): void {
    if (this.#swallows || to.destroyed) return
    const left = line.left ?? bytes.length
    to.write(bytes.subarray(0, left))
    if (line.left === null) return
    line.left -= bytes.length
    if (line.left < 0) this.#cut(line)
  }

  #cut(line: Line): void {
    this.cuts++
    line.near.resetAndDestroy()
    line.far.resetAndDestroy()
  }

  /** Resets a line, both ways, after it has carried so many bytes more. `which` counts from 0, around. */
  cutSoon(which: number, afterBytes: number): void {
    const line = [...this.#lines][which % this.#lines.size]
    if (line) line.left ??= afterBytes
  }

  /** From now on nothing passes, in any direction, and nobody hears of it. */
  swallow(): void {
    this.#swallows = true
  }

  /** The network is back, for connections made from now on; the old ones stay as dead as they were. */
  passAgain(): void {
    const dead = [...this.#lines]
    for (const { near, far } of dead)
      for (const socket of [near, far]) socket.removeAllListeners('data').resume()
    this.#lines.clear()
    this.#swallows = false
  }

  async close(): Promise<void> {
    for (const { near, far } of this.#lines) {
      near.destroy()
      far.destroy()
    }
    this.#server.close()
  }
}
