/**
 * A JPEG (ITU T.81) without its metadata. Which way up it is shown stays: that alone of its Exif is written anew.
 * @module
 */
import type { CleanPicture } from './cleanPicture.ts'

const START_OF_SCAN = 0xda
const END = 0xd9
const EXIF = 0xe1
/** JFIF's header and Adobe's note on colours, without which a picture is shown in wrong colours. */
const keptApplications = new Set([0xe0, 0xee])
const COMMENT = 0xfe
/** Frame headers: C0 to CF but the tables among them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const isApplication = (marker: number) => marker >= 0xe0 && marker <= 0xef

/** Which way up it is shown, 1 to 8 (Exif 2.3, 4.6.4); 1 where nothing is said. */
function orientationOf(segment: Buffer): number {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return 1
  const tiff = segment.subarray(10)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let i = 0; i < short(first); i++) {
    const entry = first + 2 + 12 * i
    if (short(entry) === 0x0112) {
      const value = short(entry + 8)
      return value >= 1 && value <= 8 ? value : 1
    }
  }
  return 1
}

/** An Exif segment that says which way up, and nothing else. */
function exifOf(orientation: number): Buffer {
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from(tiff)])
  const head = Buffer.from([0xff, EXIF, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** Metadata that cannot be read says nothing of which way up. */
function orientationIn(segment: Buffer): number {
  try {
    return orientationOf(segment)
  } catch (error) {
    if (error instanceof RangeError) return 1
    throw error
  }
}

/** Which way up a cleaned JPEG is shown, 1 to 8: what says so is the first of its segments. */
export function jpegOrientation(data: Buffer): number {
  if (data.length < 6 || data.readUInt8(3) !== EXIF) return 1
  return orientationIn(data.subarray(2, 4 + data.readUInt16BE(4)))
}

/** Where the data of a scan that begins at `from` ends: at the next marker that is none of its own. */
function endOfScan(data: Buffer, from: number): number {
  for (let at = data.indexOf(0xff, from); at >= 0; at = data.indexOf(0xff, at + 1)) {
    const next = data.readUInt8(at + 1)
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  throw new RangeError('the scan does not end')
}

/** The picture without its metadata, and without what follows its end; null where it has no size. */
export function cleanJpeg(data: Buffer): CleanPicture | null {
  const kept: Buffer[] = []
  let orientation = 1
  let size: { w: number; h: number } | null = null
  for (let at = 2; ; ) {
    if (data.readUInt8(at) !== 0xff) return null
    const marker = data.readUInt8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === END) break
    const end = at + 2 + data.readUInt16BE(at + 2)
    if (end > data.length) return null
    const segment = data.subarray(at, end)
    if (marker === EXIF && orientation === 1) orientation = orientationIn(segment)
    if (isFrame(marker)) size = { h: data.readUInt16BE(at + 5), w: data.readUInt16BE(at + 7) }
    const isMetadata = marker === COMMENT || (isApplication(marker) && !keptApplications.has(marker))
    if (!isMetadata) kept.push(segment)
    at = end
    if (marker !== START_OF_SCAN) continue
    at = endOfScan(data, end)
    kept.push(data.subarray(end, at))
  }
  if (!size) return null
  const exif = orientation === 1 ? [] : [exifOf(orientation)]
  const whole = Buffer.concat([Buffer.from([0xff, 0xd8]), ...exif, ...kept, Buffer.from([0xff, END])])
  // From 5 on it is shown lying on its side.
  return { data: whole, w: orientation >= 5 ? size.h : size.w, h: orientation >= 5 ? size.w : size.h }
}
