/**
 * Small pictures with something to hide.
 * @module
 */
import { deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

/** Words that no cleaned picture may hold. */
export const SECRET = 'GPS 57.70N 11.97E Anna'

const chunk = (name: string, body: Buffer): Buffer => {
  const whole = Buffer.alloc(12 + body.length)
  whole.writeUInt32BE(body.length, 0)
  whole.write(name, 4, 'latin1')
  body.copy(whole, 8)
  return whole
}

/** A PNG of one colour, with a text that says where it was taken, and more after its end. */
export function pngWithPlace(w = 40, h = 30, red = 200): Buffer {
  const png = new PNG({ width: w, height: h })
  for (let i = 0; i < png.data.length; i += 4) png.data.set([red, 90, 60, 255], i)
  const plain = PNG.sync.write(png)
  const text = chunk('tEXt', Buffer.from(`Comment\0${SECRET}`))
  const exif = chunk('eXIf', Buffer.from(SECRET))
  const packed = chunk('zTXt', Buffer.concat([Buffer.from('Place\0\0'), deflateSync(SECRET)]))
  return Buffer.concat([plain.subarray(0, 33), text, exif, packed, plain.subarray(33), Buffer.from(SECRET)])
}

/** A PNG whose four quarters are of four colours, so that it is seen which way it lies. */
export function fourColours(w = 160, h = 120): Buffer {
  const colours = [
    [200, 40, 40, 255],
    [40, 70, 200, 255],
    [40, 160, 60, 255],
    [240, 200, 40, 255],
  ]
  const png = new PNG({ width: w, height: h })
  for (let at = 0; at < w * h; at++) {
    const quarter = (at % w < w / 2 ? 0 : 1) + (Math.floor(at / w) < h / 2 ? 0 : 2)
    png.data.set(colours[quarter] ?? [], 4 * at)
  }
  return PNG.sync.write(png)
}

/** A segment of a JPEG. */
const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** Exif that says how a picture is turned and, as a description, where it was taken. */
function exif(orientation: number): Buffer {
  const words = Buffer.from(`${SECRET}\0`)
  const tiff = Buffer.alloc(8 + 2 + 24 + 4)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(2, 8)
  tiff.writeUInt16LE(0x010e, 10)
  tiff.writeUInt16LE(2, 12)
  tiff.writeUInt32LE(words.length, 14)
  tiff.writeUInt32LE(tiff.length, 18)
  tiff.writeUInt16LE(0x0112, 22)
  tiff.writeUInt16LE(3, 24)
  tiff.writeUInt32LE(1, 26)
  tiff.writeUInt16LE(orientation, 30)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, words])
}

/** The segments of a JPEG of 60 x 40 pixels, turned, with its place in its Exif and a comment; no eye could see it. */
export function jpegWithPlace(orientation = 6): Buffer {
  const frame = Buffer.from([8, 0, 40, 0, 60, 1, 1, 0x11, 0])
  const scan = Buffer.from([1, 1, 0, 0, 63, 0])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xe1, exif(orientation)),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${SECRET}`)),
    segment(0xfe, Buffer.from(SECRET)),
    segment(0xc0, frame),
    segment(0xda, scan),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from([0xff, 0xd9]),
    Buffer.from(SECRET),
  ])
}
