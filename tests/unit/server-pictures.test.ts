/**
 * Pictures are told by their content and lose what they say beside the picture.
 * @module
 */
import fc from 'fast-check'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { cleanPicture } from '../../server/pictures/cleanPicture.ts'
import { jpegWithPlace, pngWithPlace, SECRET } from '../support/pictures.ts'

function cleaned(data: Buffer) {
  const answer = cleanPicture(data)
  if (!answer.ok) throw new Error(answer.reason)
  return answer
}

function webp(): Buffer {
  const chunk = (name: string, body: Buffer) => {
    const head = Buffer.from(`${name}    `)
    head.writeUInt32LE(body.length, 4)
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
  }
  const size = Buffer.from([0x2c, 0, 0, 0, 99, 0, 0, 49, 0, 0])
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    chunk('VP8X', size),
    chunk('VP8 ', Buffer.alloc(21)),
    chunk('EXIF', Buffer.from(SECRET)),
    chunk('XMP ', Buffer.from(SECRET)),
  ])
  const head = Buffer.from('RIFF    ')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

describe('a picture', () => {
  it('that is a PNG keeps its pixels and nothing else', () => {
    const picture = cleaned(pngWithPlace())
    expect(picture).toMatchObject({ type: 'image/png', w: 40, h: 30 })
    expect(picture.data.includes(SECRET)).toBe(false)
    for (const name of ['tEXt', 'zTXt', 'eXIf']) expect(picture.data.includes(name)).toBe(false)
    expect([...PNG.sync.read(picture.data).data.subarray(0, 4)]).toEqual([200, 90, 60, 255])
  })

  it('that is a JPEG keeps which way up it is, and its data to the last byte', () => {
    const picture = cleaned(jpegWithPlace(6))
    expect(picture).toMatchObject({ type: 'image/jpeg', w: 40, h: 60 })
    expect(picture.data.includes(SECRET)).toBe(false)
    expect(picture.data.includes('adobe')).toBe(false)
    expect(picture.data.includes(Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]))).toBe(
      true,
    )
    expect(cleaned(picture.data)).toEqual(picture)
    expect(cleaned(jpegWithPlace(1)).data.includes('Exif')).toBe(false)
  })

  it('that is a WebP loses its Exif and XMP, and says that it has none', () => {
    const picture = cleaned(webp())
    expect(picture).toMatchObject({ type: 'image/webp', w: 100, h: 50 })
    expect(picture.data.includes(SECRET)).toBe(false)
    expect(picture.data.readUInt8(20)).toBe(0)
  })

  it('is refused when it is something else, damaged, or too large to unpack', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    for (const other of [svg, `<?xml version="1.0"?>${svg}`, 'GIF89a and so on', '<!doctype html>', ''])
      expect(cleanPicture(Buffer.from(other))).toEqual({ ok: false, reason: 'type' })
    expect(cleanPicture(pngWithPlace().subarray(0, 60))).toEqual({ ok: false, reason: 'damaged' })
    const huge = pngWithPlace()
    huge.writeUInt32BE(60_000, 16)
    huge.writeUInt32BE(60_000, 20)
    expect(cleanPicture(huge)).toEqual({ ok: false, reason: 'pixels' })
  })

  it('however damaged is answered', () => {
    for (const whole of [pngWithPlace(), jpegWithPlace(), webp()])
      fc.assert(
        fc.property(
          fc.nat(whole.length - 1),
          fc.nat(255),
          fc.integer({ min: 12, max: whole.length }),
          (at, byte, length) => {
            const broken = Buffer.from(whole.subarray(0, length))
            if (at < length) broken.writeUInt8(byte, at)
            expect(typeof cleanPicture(broken).ok).toBe('boolean')
          },
        ),
        { numRuns: 300 },
      )
  })
})
