/**
 * Reads an update that holds a whole board. Its cards have most of what they say in common, names of properties and
 * their values, and a browser takes longer to make a string from bytes than to find one that it has made already.
 * @module
 */
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

/** Bytes up to which a string is likely to come again: longer are words. */
const SHORT = 24
/** Places for strings that were read; a power of two. Of two that fall on one place the later is kept. */
const PLACES = 2_048

const [TEXT, OBJECT, LIST] = [119, 118, 117]

/** Gives and refuses the same as the decoder that it extends. */
export class QuickDecoder extends Y.UpdateDecoderV1 {
  readonly #read: (string | undefined)[] = new Array(PLACES)

  override readString(): string {
    const decoder = this.restDecoder
    const { arr, pos } = decoder
    const length = arr[pos] ?? SHORT + 1
    const from = pos + 1
    if (length > SHORT || from + length > arr.length) return decoding.readVarString(decoder)
    let hash = length
    for (let i = from; i < from + length; i++) hash = (Math.imul(hash, 31) + (arr[i] ?? 0)) | 0
    const place = hash & (PLACES - 1)
    const known = this.#read[place]
    if (known !== undefined && isWritten(known, arr, from, length)) {
      decoder.pos = from + length
      return known
    }
    const read = decoding.readVarString(decoder)
    this.#read[place] = read
    return read
  }

  override readKey(): string {
    return this.readString()
  }

  // biome-ignore lint/suspicious/noExplicitAny: as in the decoder that it extends
  override readAny(): any {
    const decoder = this.restDecoder
    switch (decoder.arr[decoder.pos]) {
      case TEXT:
        decoder.pos++
        return this.readString()
      case OBJECT: {
        decoder.pos++
        const count = decoding.readVarUint(decoder)
        const object: Record<string, unknown> = {}
        for (let i = 0; i < count; i++) {
          const key = this.readString()
          object[key] = this.readAny()
        }
        return object
      }
      case LIST: {
        decoder.pos++
        const count = decoding.readVarUint(decoder)
        const list: unknown[] = []
        for (let i = 0; i < count; i++) list.push(this.readAny())
        return list
      }
      default:
        return decoding.readAny(decoder)
    }
  }
}

/** Whether these bytes are the string, letter by letter: then it has none beyond ASCII. */
function isWritten(text: string, bytes: Uint8Array, from: number, length: number): boolean {
  if (text.length !== length) return false
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code > 127 || code !== bytes[from + i]) return false
  }
  return true
}
