/**
 * What a room needs of a connection; a room knows no WebSocket.
 * @module
 */
import type { Outgoing } from './outgoing.ts'

export interface Socket {
  /** Sends messages in one write; does nothing once the connection has ended. */
  send(outgoing: Outgoing): void
  close(code: number, reason: string): void
  /** Bytes handed over and not yet taken by the network. */
  readonly buffered: number
}
