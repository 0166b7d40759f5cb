/**
 * The pictures of boards, each kept once in its room, under the hash of its content.
 * @module
 */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { MAX_ROOM_PICTURE_BYTES } from '../../shared/pictures.ts'
import type { PictureRow, Tables } from './schema.ts'

type Db = Kysely<Tables>

/** Keeps a picture. Gives its SHA-256 in hex; null where the room has no place for it. */
export async function keepPicture(
  db: Db,
  roomId: string,
  picture: Pick<PictureRow, 'type' | 'data'>,
): Promise<string | null> {
  const hash = createHash('sha256').update(picture.data).digest('hex')
  return db.transaction().execute(async (tx) => {
    const all = await tx
      .selectFrom('picture')
      .select(({ fn }) => fn.sum<number | null>('bytes').as('bytes'))
      .where('room_id', '=', roomId)
      .executeTakeFirstOrThrow()
    const known = await tx
      .selectFrom('picture')
      .select('hash')
      .where('room_id', '=', roomId)
      .where('hash', '=', hash)
      .executeTakeFirst()
    if (known) return hash
    const bytes = picture.data.byteLength
    if ((all.bytes ?? 0) + bytes > MAX_ROOM_PICTURE_BYTES) return null
    await tx
      .insertInto('picture')
      .values({ room_id: roomId, hash, at: Date.now(), bytes, ...picture })
      .execute()
    return hash
  })
}

/**
 * The pictures of a room, the smallest first, as many as fit into so many bytes: a board is drawn with those it is given.
 * @param maxBytes of all of them
 */
export async function smallestPictures(
  db: Db,
  roomId: string,
  maxBytes: number,
): Promise<Pick<PictureRow, 'hash' | 'type' | 'data'>[]> {
  const all = await db
    .selectFrom('picture')
    .select(['hash', 'bytes'])
    .where('room_id', '=', roomId)
    .orderBy('bytes')
    .orderBy('hash')
    .execute()
  let sum = 0
  const fitting = all.filter(({ bytes }) => {
    sum += bytes
    return sum <= maxBytes
  })
  const found = fitting.map(({ hash }) =>
    db
      .selectFrom('picture')
      .select(['hash', 'type', 'data'])
      .where('room_id', '=', roomId)
      .where('hash', '=', hash)
      .executeTakeFirst(),
  )
  return (await Promise.all(found)).filter((picture) => picture !== undefined)
}

/** A picture of a room by its hash. */
export function findPicture(
  db: Db,
  roomId: string,
  hash: string,
): Promise<Pick<PictureRow, 'type' | 'data'> | undefined> {
  return db
    .selectFrom('picture')
    .select(['type', 'data'])
    .where('room_id', '=', roomId)
    .where('hash', '=', hash)
    .executeTakeFirst()
}
