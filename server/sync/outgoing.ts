/**
 * Messages that go out together. They are put into WebSocket frames once, however many people get them.
 * @module
 */

/** FIN and the opcode for binary data (RFC 6455, 5.2). A server's frames are not masked. */
const BINARY_FRAME = 0x82

function headerOf(length: number): Uint8Array {
  if (length < 126) return new Uint8Array([BINARY_FRAME, length])
  if (length < 65_536) return new Uint8Array([BINARY_FRAME, 126, length >>> 8, length & 255])
  const header = new Uint8Array(10)
  header.set([BINARY_FRAME, 127])
  new DataView(header.buffer).setBigUint64(2, BigInt(length))
  return header
}

export class Outgoing {
  readonly messages: readonly Uint8Array[]
  #wire: Uint8Array | null = null

  constructor(...messages: readonly Uint8Array[]) {
    this.messages = messages
  }

  /** The messages as frames, one after the other. */
  get wire(): Uint8Array {
    this.#wire ??= Buffer.concat(this.messages.flatMap((message) => [headerOf(message.byteLength), message]))
    return this.#wire
  }
}
