/**
 * A picture without what it says beside the picture: places, names, cameras, previews. Its type is told by its
 * content; what is neither JPEG, PNG nor WebP, as an SVG, is refused.
 * @module
 */
import type { PictureType } from '../../shared/pictures.ts'
import { MAX_PICTURE_PIXELS } from '../../shared/pictures.ts'
import { cleanJpeg } from './cleanJpeg.ts'
import { cleanPng } from './cleanPng.ts'
import { cleanWebp } from './cleanWebp.ts'

/** What is kept of a picture; `w` and `h` in pixels, as it is shown. */
export interface CleanPicture {
  readonly data: Buffer
  readonly w: number
  readonly h: number
}

export type Cleaned =
  | ({ readonly ok: true; readonly type: PictureType } & CleanPicture)
  | { readonly ok: false; readonly reason: 'type' | 'damaged' | 'pixels' }

const cleaners: readonly {
  readonly type: PictureType
  readonly is: (data: Buffer) => boolean
  readonly clean: (data: Buffer) => CleanPicture | null
}[] = [
  { type: 'image/jpeg', is: (data) => data.readUIntBE(0, 3) === 0xffd8ff, clean: cleanJpeg },
  { type: 'image/png', is: (data) => data.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n', clean: cleanPng },
  {
    type: 'image/webp',
    is: (data) => data.toString('latin1', 0, 4) === 'RIFF' && data.toString('latin1', 8, 12) === 'WEBP',
    clean: cleanWebp,
  },
]

/** Cleans a picture that came in as bytes. */
export function cleanPicture(data: Buffer): Cleaned {
  const cleaner = data.length >= 12 ? cleaners.find(({ is }) => is(data)) : undefined
  if (!cleaner) return { ok: false, reason: 'type' }
  const cleaned = attempt(() => cleaner.clean(data))
  if (!cleaned || cleaned.w < 1 || cleaned.h < 1) return { ok: false, reason: 'damaged' }
  if (cleaned.w * cleaned.h > MAX_PICTURE_PIXELS) return { ok: false, reason: 'pixels' }
  return { ok: true, type: cleaner.type, ...cleaned }
}

/** Reading past the end of a damaged file throws; that is an answer too. */
function attempt<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
