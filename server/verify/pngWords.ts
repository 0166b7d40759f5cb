/**
 * What a PNG says of where it comes from, in its chunks of text. What is on it cannot be read.
 * @module
 */
import { type FileWords, originIn } from './words.ts'

const SIGNATURE = 8
/** More chunks than any picture has. */
const MAX_CHUNKS = 10_000

export function wordsOfPng(bytes: Buffer): FileWords {
  const texts: string[] = []
  let at = SIGNATURE
  for (let left = MAX_CHUNKS; left > 0 && at + 12 <= bytes.length; left--) {
    const length = bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'tEXt')
      texts.push(bytes.toString('latin1', at + 8, Math.min(bytes.length, at + 8 + length)))
    at += 12 + length
  }
  return { entries: [], texts: [], ...originIn(texts.join('\n')), isWhole: false }
}
