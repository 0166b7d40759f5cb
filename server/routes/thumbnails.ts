/**
 * Small pictures of rooms and of their snapshots, for those who may see them.
 * @module
 */
import type { Context } from 'hono'
import { MAX_THUMBNAIL_PICTURE_BYTES } from '../../shared/limits.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { roomFor } from '../access/guard.ts'
import { hashOf } from '../storage/ids.ts'
import { smallestPictures } from '../storage/pictures.ts'
import { newestSnapshot, readBoardOf } from '../storage/snapshots.ts'
import type { WholeSnapshot } from '../storage/wholeSnapshots.ts'
import { Thumbnails } from '../thumbnails/Thumbnails.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { tooOften } from './attempts.ts'
import { notFound, routesApp } from './problem.ts'
import { snapshotFor } from './snapshots.ts'

/** A browser keeps it, nobody between, and asks each time whether it still is what it was. */
const whileSame = 'private, no-cache'

export function thumbnailRoutes(context: AppContext) {
  const { db } = context
  const thumbnails = new Thumbnails()

  async function answer(c: Context<AppEnv>, row: WholeSnapshot | undefined) {
    if (!row || row.board === null) throw notFound()
    const hash = hashOf(row.board)
    const headers = { ETag: `"${hash}"`, 'Cache-Control': whileSame }
    if (c.req.header('if-none-match') === headers.ETag) return c.body(null, 304, headers)
    const picture = thumbnails.get(row.id, hash, async () => ({
      chunks: (await readBoardOf(db, row)) ?? [],
      pictures: await smallestPictures(db, row.room_id, MAX_THUMBNAIL_PICTURE_BYTES),
    }))
    if (!picture) throw tooOften('Many pictures are being drawn; try again in a moment.', 5)
    return c.body(await picture, 200, { ...headers, 'Content-Type': 'image/png' })
  }

  return routesApp()
    .openapi(routes.readRoomThumbnail, async (c) => {
      const room = await roomFor(c, context, c.req.valid('param').id, 'readProcess')
      return answer(c, await newestSnapshot(db, room.id))
    })
    .openapi(routes.readSnapshotThumbnail, async (c) =>
      answer(c, await snapshotFor(c, context, c.req.valid('param').id)),
    )
}
