/**
 * Pictures of a board: taken in by those who may write on it, given to those who may see it.
 * @module
 */
import { pictureAddress } from '../../shared/pictures.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { roomFor } from '../access/guard.ts'
import { cleanPicture } from '../pictures/cleanPicture.ts'
import { findPicture, keepPicture } from '../storage/pictures.ts'
import type { AppContext } from './AppContext.ts'
import { notFound, Refusal, routesApp } from './problem.ts'

const refusals = {
  type: new Refusal(415, 'A picture is a JPEG, a PNG or a WebP; what came is none of them.'),
  damaged: new Refusal(422, 'The picture is damaged.'),
  pixels: new Refusal(413, 'The picture has too many pixels.', { field: 'pixels' }),
  room: new Refusal(413, 'The room holds as many pictures as it can.', { field: 'room' }),
}

/** Its address holds the hash of its content: it never changes. A browser keeps it, nobody between. */
const forGood = 'private, max-age=31536000, immutable'

export function pictureRoutes(context: AppContext) {
  const { db } = context
  return routesApp()
    .openapi(routes.addPicture, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'editBoard')
      if (room.status === 'closed') throw new Refusal(409, 'The room is closed.')
      const cleaned = cleanPicture(Buffer.from(await c.req.arrayBuffer()))
      if (!cleaned.ok) throw refusals[cleaned.reason]
      const { type, data, w, h } = cleaned
      const hash = await keepPicture(db, room.id, { type, data })
      if (!hash) throw refusals.room
      return c.json({ src: pictureAddress(room.id, hash), type, w, h }, 201)
    })
    .openapi(routes.readPicture, async (c) => {
      const { id, hash } = c.req.valid('param')
      const room = await roomFor(c, context, id, 'readProcess')
      const picture = await findPicture(db, room.id, hash)
      if (!picture) throw notFound()
      return c.body(new Uint8Array(picture.data), 200, {
        'Content-Type': picture.type,
        'Cache-Control': forGood,
      })
    })
}
