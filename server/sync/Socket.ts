/**
 * What a room needs of a connection; a room knows no WebSocket.
 * @module
 */
export interface Socket {
  send(bytes: Uint8Array): void
  close(code: number, reason: string): void
  /** Sends what follows in one write; call {@link flush} after. */
  hold(): void
  flush(): void
  /** Bytes handed over and not yet taken by the network. */
  readonly buffered: number
}
