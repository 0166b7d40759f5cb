/**
 * Where a picture comes from, written into the file of it: the snapshots, their hashes and links, and no words. A picture
 * that was changed can so be told to be a changed one, and of what.
 * @module
 */
import { crc32 } from 'node:zlib'
import type { Outcome, RoomOutcome } from './RoomOutcome.ts'

const originOf = ({ snapshot: { id, number, hash, link } }: RoomOutcome): string =>
  [`snapshot ${number} urn:samrum:snapshot:${id}`, `sha256 ${hash}`, ...(link ? [`link ${link}`] : [])].join(
    ', ',
  )

type Rooms = Outcome['rooms']

/** In a page, what a picture of a board is known by: the id of its room follows, and a quote. */
export const BOARD_MARK = 'data-board="'

/** An SVG that says where it comes from, in its metadata. */
export function withOrigin(svg: string, rooms: Rooms): string {
  const lines = rooms.map((room) => `<dc:source>${originOf(room)}</dc:source>`).join('')
  const metadata = `<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${lines}</metadata>`
  const at = svg.indexOf('>', svg.indexOf('<svg ')) + 1
  return svg.slice(0, at) + metadata + svg.slice(at)
}

function textChunk(keyword: string, text: string): Buffer {
  const content = Buffer.from(`tEXt${keyword}\0${text}`, 'latin1')
  const chunk = Buffer.alloc(content.length + 8)
  chunk.writeUInt32BE(content.length - 4, 0)
  content.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(content), chunk.length - 4)
  return chunk
}

/** The signature, and the header that has to be first. */
const AFTER_HEADER = 8 + 25

/** The same of a PNG, in chunks of text. */
export function pngWithOrigin(png: Uint8Array, rooms: Rooms): Uint8Array {
  const chunks = rooms.map((room) => textChunk('Source', originOf(room)))
  return Buffer.concat([png.subarray(0, AFTER_HEADER), ...chunks, png.subarray(AFTER_HEADER)])
}
