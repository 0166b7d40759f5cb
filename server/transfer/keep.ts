/**
 * A process from a file becomes one of this installation, in one transaction: all of it, or nothing.
 * @module
 */
import type { Kysely, Transaction } from 'kysely'
import { type LinkRole, linkRoles } from '../../shared/vocabulary.ts'
import type { AppContext } from '../routes/AppContext.ts'
import { linkSnapshots } from '../storage/chains.ts'
import { insertChunks } from '../storage/chunks.ts'
import { insertLink } from '../storage/links.ts'
import type { Tables } from '../storage/schema.ts'
import { type TableName, tableNames } from './format.ts'
import type { UnpackedProcess } from './unpack.ts'

type Db = Kysely<Tables>
type Context = Pick<AppContext, 'db' | 'boardCopies'>

/** Tables whose rows have an id of their own, which may be taken here. */
const identified = [
  'process',
  'room',
  'member',
  'voice',
  'vote_round',
  'comment',
  'snapshot',
  'document',
] as const

/** Ids that are taken one question at a time: fewer than a statement may have parameters. */
const IDS_A_QUESTION = 500

function* slices<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}

/** Whether any of it is here already. */
async function isKnown(db: Db, rows: UnpackedProcess['rows']): Promise<boolean> {
  for (const table of identified)
    for (const some of slices(rows[table] as readonly { id: string }[], IDS_A_QUESTION)) {
      const ids = some.map(({ id }) => id)
      const found = await db
        .selectFrom(table as 'process')
        .select('id')
        .where('id', 'in', ids)
        .limit(1)
        .executeTakeFirst()
      if (found) return true
    }
  return false
}

/** A link of each role that lets nobody in and has no use to give: what members came by, who are in nobody's hands here. */
async function closedLinks(tx: Db, processId: string): Promise<Record<LinkRole, string>> {
  const made = await Promise.all(
    linkRoles.map(
      async (role) => [role, (await insertLink(tx, { processId, role, maxUses: 0 })).row.id] as const,
    ),
  )
  await tx.updateTable('link').set({ revoked_at: Date.now() }).where('process_id', '=', processId).execute()
  return Object.fromEntries(made) as Record<LinkRole, string>
}

const namesake = { sv: 'Deltagare', en: 'Participant' } as const

/** The columns that the file does not have. */
async function blanksOf(
  tx: Db,
  { rows, rooms }: UnpackedProcess,
): Promise<Partial<Record<TableName, (row: never, place: number) => object>>> {
  const [process] = rows.process
  if (!process) throw new Error('a process file without a process')
  const links = await closedLinks(tx, process.id)
  const roomOf = new Map(rooms.map((room) => [room.roomId, room]))
  return {
    member: ({ role }: Rows['member'], place) => ({
      link_id: links[role],
      name: `${namesake[process.language]} ${place + 1}`,
    }),
    snapshot: ({ room_id, number }: Rows['snapshot']) => {
      const packed = roomOf.get(room_id)?.contents.get(number)
      return { content: packed?.content, pieces: packed && JSON.stringify(packed.pieces) }
    },
    picture: ({ room_id, hash }: Rows['picture']) => ({ data: roomOf.get(room_id)?.pictures.get(hash) }),
    voice: () => ({ name: null }),
  }
}
type Rows = { [Name in TableName]: UnpackedProcess['rows'][Name][number] }

/** The process first: links belong to it, and members to links. */
async function keep(
  tx: Transaction<Tables>,
  unpacked: UnpackedProcess,
  boardCopies: AppContext['boardCopies'],
): Promise<void> {
  const { rows, rooms, schemas } = unpacked
  const insert = async (table: TableName, blank?: (row: never, place: number) => object) => {
    for (const [place, row] of rows[table].entries())
      await tx
        .insertInto(table)
        .values({ ...row, ...blank?.(row as never, place) } as never)
        .execute()
  }
  await insert('process')
  const blanks = await blanksOf(tx, unpacked)
  for (const table of tableNames) if (table !== 'process') await insert(table, blanks[table])
  await linkSnapshots(tx)
  for (const { roomId, board, chunks, contents } of rooms) {
    for (const chunk of chunks) await insertChunks(tx, 'board_chunk', roomId, [chunk])
    for (const { records } of contents.values())
      for (const chunk of records) await insertChunks(tx, 'record_chunk', roomId, [chunk])
    boardCopies.write(roomId, board)
  }
  for (const schema of schemas)
    await tx
      .insertInto('board_schema')
      .values(schema)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** Null where some of it is here already, and nothing was kept. */
export async function keepProcess(
  { db, boardCopies }: Context,
  unpacked: UnpackedProcess,
): Promise<{ processId: string } | null> {
  return db.transaction().execute(async (tx) => {
    if (await isKnown(tx, unpacked.rows)) return null
    await keep(tx, unpacked, boardCopies)
    return { processId: unpacked.rows.process[0]?.id ?? '' }
  })
}
