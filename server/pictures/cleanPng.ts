/**
 * A PNG (W3C, third edition) with the chunks that make the picture, and none that say something beside it.
 * @module
 */
import type { CleanPicture } from './cleanPicture.ts'

const SIGNATURE = 8
const keptChunks = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs', 'cICP'],
  ...['acTL', 'fcTL', 'fdAT'],
])

/** The picture without its metadata, and without what follows its end; null where it does not begin as one. */
export function cleanPng(data: Buffer): CleanPicture | null {
  if (data.toString('latin1', SIGNATURE + 4, SIGNATURE + 8) !== 'IHDR') return null
  const kept = [data.subarray(0, SIGNATURE)]
  let name = ''
  for (let at = SIGNATURE; name !== 'IEND'; ) {
    name = data.toString('latin1', at + 4, at + 8)
    const end = at + 12 + data.readUInt32BE(at)
    if (end > data.length) return null
    if (keptChunks.has(name)) kept.push(data.subarray(at, end))
    at = end
  }
  return {
    data: Buffer.concat(kept),
    w: data.readUInt32BE(SIGNATURE + 8),
    h: data.readUInt32BE(SIGNATURE + 12),
  }
}
