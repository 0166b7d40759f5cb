/**
 * Files in pieces of one size, whatever pieces they are written in.
 * @module
 */
import { EXPORT_PIECE_BYTES } from '../../shared/limits.ts'

/** Texts put together until they are worth handing on. */
export function* joined(texts: Iterable<string>): Generator<string> {
  let parts: string[] = []
  let length = 0
  for (const text of texts) {
    parts.push(text)
    length += text.length
    if (length < EXPORT_PIECE_BYTES) continue
    yield parts.join('')
    parts = []
    length = 0
  }
  yield parts.join('')
}

const encoder = new TextEncoder()

/** Bytes that can each be handed on: every piece has its own memory. */
export function* cut(piece: string | Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
  const bytes = typeof piece === 'string' ? encoder.encode(piece) : piece
  for (let at = 0; at < bytes.byteLength; at += EXPORT_PIECE_BYTES)
    yield new Uint8Array(bytes.subarray(at, at + EXPORT_PIECE_BYTES))
}
