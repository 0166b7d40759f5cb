/**
 * Pictures on a board, as they are put there and fetched.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { pictureTypes } from '../pictures.ts'
import { id } from './forms.ts'

export const PictureParam = z.object({ id, hash: z.string().regex(/^[0-9a-f]{64}$/) })

/** A picture of a board; `w` and `h` in pixels, as it is shown. */
export const Picture = z
  .object({
    src: z.string(),
    type: z.enum(pictureTypes),
    w: z.number().int().positive(),
    h: z.number().int().positive(),
  })
  .openapi('Picture')
export type Picture = z.infer<typeof Picture>
