/**
 * Takes all of a process out of the database, as it is, for the thread that packs it.
 * @module
 */
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { MAX_PROCESS_FILE_BYTES } from '../../shared/limits.ts'
import type { AppContext } from '../routes/AppContext.ts'
import { readLed } from '../storage/facilitation.ts'
import { listRooms } from '../storage/processes.ts'
import type { ProcessRow, Tables } from '../storage/schema.ts'
import { withPieces } from '../storage/wholeSnapshots.ts'
import { type TableName, tableNames, tables } from './format.ts'
import type { PackedRoom, PackRequest } from './pack.ts'

type Db = Kysely<Tables>

export type Gathered =
  | { readonly ok: true; readonly request: PackRequest }
  | { readonly ok: false; readonly reason: 'quiet' | 'tooLarge' | 'busy' }

/** Times that a board is put together anew because somebody wrote on it meanwhile. */
const TRIES = 20

/** Which rows of a table are a process's, and in which order, so that equal processes give equal files. */
const rowsOfProcess: Record<TableName, (id: string) => RawBuilder<unknown>> = {
  process: (id) => sql`where id = ${id}`,
  room: (id) => sql`where process_id = ${id} order by position, id`,
  member: (id) => sql`where process_id = ${id} order by id`,
  process_template: (id) => sql`where process_id = ${id}`,
  document: (id) => sql`where process_id = ${id} order by position, id`,
  voice: (id) => sql`where member_id in (select id from member where process_id = ${id}) order by id`,
  vote_round: (id) => sql`${inRooms(id)} order by room_id, number`,
  ballot: (id) => sql`where ${ofRounds(id)} order by round_id, member_id`,
  voice_ballot: (id) => sql`where ${ofRounds(id)} order by round_id, voice_id`,
  card_status: (id) => sql`${inRooms(id)} order by room_id, card_id`,
  room_weights: (id) => sql`${inRooms(id)} order by room_id`,
  comment: (id) => sql`${inRooms(id)} order by room_id, at, id`,
  facilitation: (id) => sql`${inRooms(id)} order by room_id`,
  report_words: (id) => sql`where process_id = ${id} order by subject_id`,
  snapshot: (id) => sql`${inRooms(id)} order by room_id, number`,
  snapshot_change: (id) => sql`${inRooms(id)} order by room_id, number`,
  picture: (id) => sql`${inRooms(id)} order by room_id, hash`,
}

const inRooms = (id: string) => sql`where room_id in (select id from room where process_id = ${id})`
const ofRounds = (id: string) => sql`round_id in (
  select vote_round.id from vote_round join room on room.id = room_id where process_id = ${id})`

async function rowsOf(db: Db, name: TableName, processId: string): Promise<object[]> {
  const columns = sql.join(Object.keys(tables[name].shape).map((column) => sql.ref(column)))
  const { rows } =
    await sql<object>`select ${columns} from ${sql.table(name)} ${rowsOfProcess[name](processId)}`.execute(db)
  return rows
}

/** How a room is led, without the people of the moment. */
function withoutPeople(row: object): object {
  const { state, ...rest } = row as { state: string }
  const led = JSON.parse(state) as object
  const people = { gathering: null, hands: [], word: null, wantMoreTime: [] }
  return { ...rest, state: JSON.stringify({ ...led, ...people }) }
}

async function boardOf({ rooms, boardCopies }: AppContext, roomId: string) {
  for (let left = TRIES; left > 0; left--) {
    await rooms.readPacked(roomId)
    const copy = boardCopies.read(roomId)
    if (copy) return copy
  }
  return null
}

const bytesOf = ({ board, chunks, pictures, contents }: PackedRoom): number =>
  [
    board.checkpoint.gzipped,
    ...board.history.map(({ data }) => data),
    ...[...chunks, ...pictures].map(({ data }) => data),
    ...contents.map(({ whole }) => whole),
  ].reduce((sum, { byteLength }) => sum + byteLength, 0)

async function roomOf(context: AppContext, roomId: string): Promise<PackedRoom | null> {
  const { db } = context
  const board = await boardOf(context, roomId)
  if (!board) return null
  const of = <T extends 'board_chunk' | 'picture'>(table: T) =>
    db
      .selectFrom(table as 'picture')
      .select(['hash', 'data'])
      .where('room_id', '=', roomId)
      .orderBy('hash')
      .execute()
  const snapshots = await db
    .selectFrom('snapshot')
    .select(['room_id', 'number', 'content', 'pieces'])
    .where('room_id', '=', roomId)
    .orderBy('number')
    .execute()
  const contents = await Promise.all(snapshots.map((row) => withPieces(db, row)))
  return { roomId, board, contents, chunks: await of('board_chunk'), pictures: await of('picture') }
}

/** All of it; refused while a room writes quietly, when it is too large, and when a board does not stand still. */
export async function gatherProcess(context: AppContext, { id }: ProcessRow): Promise<Gathered> {
  const { db } = context
  const rooms = await listRooms(db, id)
  for (const room of rooms) if ((await readLed(db, room.id))?.led.quiet) return { ok: false, reason: 'quiet' }
  const packed: PackedRoom[] = []
  let bytes = 0
  for (const room of rooms) {
    const one = await roomOf(context, room.id)
    if (!one) return { ok: false, reason: 'busy' }
    bytes += bytesOf(one)
    if (bytes > MAX_PROCESS_FILE_BYTES) return { ok: false, reason: 'tooLarge' }
    packed.push(one)
  }
  const rows = Object.fromEntries(
    await Promise.all(tableNames.map(async (name) => [name, await rowsOf(db, name, id)] as const)),
  )
  rows.facilitation = (rows.facilitation ?? []).map(withoutPeople)
  const schemas = await db
    .selectFrom('board_schema')
    .select(['version', 'schema'])
    .orderBy('version')
    .execute()
  return { ok: true, request: { rows, rooms: packed, schemas } }
}
