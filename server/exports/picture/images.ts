/**
 * The pictures on a board, made ready to be drawn: cut, turned and made as small as they are shown, so that a picture of a
 * board never carries the megabytes of photographs.
 * @module
 */
import { Resvg } from '@resvg/resvg-js'
import type { BoardRecord } from '../../../shared/board/document.ts'
import { isPictureAddress } from '../../../shared/pictures.ts'
import { jpegOrientation } from '../../pictures/cleanJpeg.ts'
import type { PixelSize } from '../../pictures/webpChunks.ts'
import type { Images } from './image.ts'
import { type Json, propsOf } from './look.ts'
import { decimal } from './svgText.ts'
import { pngOfWebp } from './webp.ts'

/** A picture as it is kept. */
export interface KeptPicture {
  readonly hash: string
  readonly type: string
  readonly data: Uint8Array
}

/** Pixels of the longer side, at most: a board is drawn no larger than life. */
const MAX_SIDE = 1_600
/** What draws can read these. */
const readable = new Set(['image/png', 'image/jpeg'])

/** From the picture as it is kept to the picture as it is shown, in a square of one, by what Exif says (2.3, 4.6.4). */
const turns: Readonly<Record<number, string>> = {
  2: '-1 0 0 1 1 0',
  3: '-1 0 0 -1 1 1',
  4: '1 0 0 -1 0 1',
  5: '0 1 1 0 0 0',
  6: '0 1 -1 0 1 0',
  7: '0 -1 -1 0 1 1',
  8: '0 -1 1 0 0 1',
}

interface Crop {
  readonly left: number
  readonly top: number
  /** Shares of the whole that are seen. */
  readonly across: number
  readonly down: number
  readonly isRound: boolean
}

function cropOf({ crop }: Json): Crop {
  const given = (crop ?? {}) as {
    readonly topLeft?: Json
    readonly bottomRight?: Json
    readonly isCircle?: unknown
  }
  const share = (value: unknown, otherwise: number) =>
    typeof value === 'number' && value >= 0 && value <= 1 ? value : otherwise
  const [left, top] = [share(given.topLeft?.x, 0), share(given.topLeft?.y, 0)]
  const size = (from: number, to: number) => (to - from > 0.001 ? to - from : 1 - from || 1)
  const across = size(left, share(given.bottomRight?.x, 1))
  const down = size(top, share(given.bottomRight?.y, 1))
  return { left, top, across, down, isRound: given.isCircle === true }
}

/**
 * What draws can read of it; null for what stays a place with a name.
 * @param wanted pixels that are seen of the whole, at most
 */
function readableOf(picture: KeptPicture, wanted: PixelSize): Pick<KeptPicture, 'type' | 'data'> | null {
  if (readable.has(picture.type)) return picture
  const { buffer, byteOffset, byteLength } = picture.data
  if (picture.type !== 'image/webp') return null
  const data = pngOfWebp(Buffer.from(buffer, byteOffset, byteLength), wanted)
  return data && { type: 'image/png', data }
}

/** Null where nothing of it could be drawn. */
function drawn(record: BoardRecord, picture: KeptPicture): string | null {
  const props = propsOf(record)
  const [w, h] = [Math.max(1, decimal(props.w)), Math.max(1, decimal(props.h))]
  const zoom = Math.min(1, MAX_SIDE / Math.max(w, h))
  const { left, top, across, down, isRound } = cropOf(props)
  const found = readableOf(picture, { w: (w * zoom) / across, h: (h * zoom) / down })
  if (!found) return null
  const { type, data } = found
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  const turn = type === 'image/jpeg' ? turns[jpegOrientation(bytes)] : undefined
  const flip = `translate(${props.flipX === true ? w : 0} ${props.flipY === true ? h : 0}) scale(${props.flipX === true ? -1 : 1} ${props.flipY === true ? -1 : 1})`
  const whole = `translate(${(-left / across) * w} ${(-top / down) * h}) scale(${w / across} ${h / down})`
  const round = isRound
    ? `<clipPath id="round"><ellipse cx="${w / 2}" cy="${h / 2}" rx="${w / 2}" ry="${h / 2}"/></clipPath>`
    : ''
  const image = `<g transform="${flip} ${whole}"><g${turn ? ` transform="matrix(${turn})"` : ''}><image width="1" height="1" preserveAspectRatio="none" href="data:${type};base64,${bytes.toString('base64')}"/></g></g>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(w * zoom)}" height="${Math.ceil(h * zoom)}" viewBox="0 0 ${w} ${h}" preserveAspectRatio="none">${round}${isRound ? `<g clip-path="url(#round)">${image}</g>` : image}</svg>`
  const made = new Resvg(svg, { font: { loadSystemFonts: false } }).render()
  const isEmpty = !made.pixels.some((value, i) => i % 4 === 3 && value > 0)
  return isEmpty ? null : `data:image/png;base64,${made.asPng().toString('base64')}`
}

/** What is seen of each picture on a board. */
export function imagesOf(records: readonly BoardRecord[], pictures: readonly KeptPicture[]): Images {
  if (pictures.length === 0) return new Map()
  const byHash = new Map(pictures.map((picture) => [picture.hash, picture]))
  const byAsset = new Map(
    records
      .filter(({ typeName }) => typeName === 'asset')
      .flatMap((asset) => {
        const { src } = propsOf(asset)
        const picture = isPictureAddress(src) ? byHash.get(src.slice(-64)) : undefined
        return picture ? [[asset.id, picture] as const] : []
      }),
  )
  const images = new Map<string, string>()
  for (const record of records) {
    const picture = record.type === 'image' ? byAsset.get(String(propsOf(record).assetId)) : undefined
    const href = picture && record.typeName === 'shape' ? drawn(record, picture) : null
    if (href) images.set(record.id, href)
  }
  return images
}
