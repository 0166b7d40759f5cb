/**
 * What was said leaves as a file: of one snapshot, or of a whole process.
 * @module
 */
import { buffer } from 'node:stream/consumers'
import type { Context } from 'hono'
import { MAX_DRAWN_PICTURE_BYTES } from '../../shared/limits.ts'
import { type ExportFormat, holdsOf } from '../../shared/protocol/exports.ts'
import { routes } from '../../shared/protocol/routes.ts'
import { questionsOf } from '../../shared/rooms/ofTemplate.ts'
import { mayWithin, processFor } from '../access/guard.ts'
import type { Following } from '../exports/exporter.ts'
import type { ExportRequest } from '../exports/exportFile.ts'
import { keepProgress, progressOf } from '../exports/progress.ts'
import type { RoomOutcome } from '../exports/RoomOutcome.ts'
import { snapshotThread } from '../snapshots/snapshotThread.ts'
import { noteExported } from '../storage/exportedFiles.ts'
import { organisationsOf } from '../storage/participants.ts'
import { smallestPictures } from '../storage/pictures.ts'
import { findProcess, listRooms, yearsOf } from '../storage/processes.ts'
import { wordsForReport } from '../storage/reportWords.ts'
import type { ProcessRow } from '../storage/schema.ts'
import { newestSnapshot, readBoardOf, snapshotAt } from '../storage/snapshots.ts'
import { findTemplate } from '../storage/templates.ts'
import type { WholeSnapshot } from '../storage/wholeSnapshots.ts'
import type { AppContext, AppEnv } from './AppContext.ts'
import { Refusal, routesApp } from './problem.ts'
import { snapshotFor } from './snapshots.ts'

async function made({ db, log, exporter }: AppContext, request: ExportRequest, following: Following = {}) {
  const { process, rooms, format } = request
  const snapshots = JSON.stringify(rooms.map(({ row }) => row.id))
  const exported = await exporter.make(request, {
    ...following,
    // On a full disk the file still goes out: it may be the way to save what is there.
    onWhole: (hashes) =>
      noteExported(db, hashes, { process_id: process.id, snapshots, format }).catch((error: unknown) =>
        log.warn({ err: error }, 'that a file was made could not be written down'),
      ),
  })
  if (exported.ok) return exported
  if (exported.reason === 'stopped') throw new Refusal(408, 'Who asked for the file has gone.')
  throw new Refusal(429, 'Many files are being made; try again in a moment.', {
    headers: { 'Retry-After': '5' },
  })
}

/** What an outcome says of its process beside its snapshots. */
async function aboutProcess({ db }: AppContext, process: ProcessRow, roomId: string | null) {
  const [template, words, organisations] = await Promise.all([
    findTemplate(db, process.id),
    wordsForReport(db, { processId: process.id, roomId }),
    organisationsOf(db, process.id),
  ])
  const asked = questionsOf(template ?? null, yearsOf(process))
  return { process: { id: process.id, title: process.title }, words, organisations, asked }
}

/** @param key by which who asks for it finds out how far it is; who goes away stops it */
async function answer(c: Context<AppEnv>, context: AppContext, request: ExportRequest, key?: string) {
  const { signal } = c.req.raw
  const { body, headers } = await made(context, request, { signal, ...keepProgress(key) })
  return c.body(body, 200, headers)
}

/** The report of a room as a page, in its process's language. */
export async function reportOfSnapshot(
  context: AppContext,
  process: ProcessRow,
  row: WholeSnapshot,
): Promise<Uint8Array> {
  const { body } = await made(context, {
    ...(await aboutProcess(context, process, row.room_id)),
    format: 'html',
    scope: 'room',
    language: process.language,
    length: 'full',
    rooms: [await boardOf(context, row, 'html', MAX_DRAWN_PICTURE_BYTES)],
  })
  return buffer(body)
}

export function exportRoutes(context: AppContext) {
  const { db } = context
  return routesApp()
    .openapi(routes.exportSnapshot, async (c) => {
      const { id, format } = c.req.valid('param')
      const { language = null, length = 'full', key, ...wanted } = c.req.valid('query')
      const row = await snapshotFor(c, context, id)
      const process = await processOf(context, row)
      const request: ExportRequest = {
        ...wanted,
        ...(await aboutProcess(context, process, row.room_id)),
        format,
        scope: 'room',
        language,
        length,
        rooms: [await boardOf(context, row, format, MAX_DRAWN_PICTURE_BYTES)],
        others: holdsOf[format].includes('words') ? await othersOf(c, context, process, row) : [],
      }
      return answer(c, context, request, key)
    })
    .openapi(routes.exportProcess, async (c) => {
      const { id, format } = c.req.valid('param')
      const { language, length = 'full', key, ...wanted } = c.req.valid('query')
      const process = await processFor(c, context, id, 'readProcess')
      const all = await listRooms(db, id)
      const rooms = all.filter((room) => mayWithin(c.get('caller'), process.id, room.id, 'readProcess'))
      const newest = await Promise.all(rooms.map((room) => newestSnapshot(db, room.id)))
      const request: ExportRequest = {
        ...wanted,
        ...(await aboutProcess(context, process, null)),
        format,
        scope: 'process',
        language: language ?? process.language,
        length,
        rooms: await withBoards(context, newest, format),
      }
      return answer(c, context, request, key)
    })
    .openapi(routes.exportProgress, (c) => c.json(progressOf(c.req.valid('param').key), 200))
}

/**
 * Of the rooms whose cards a snapshot's relations lead to, those that the caller may read, as they stood when it was taken: a file
 * of it says the same whenever it is made.
 */
async function othersOf(
  c: Context<AppEnv>,
  { db }: AppContext,
  process: ProcessRow,
  row: WholeSnapshot,
): Promise<WholeSnapshot[]> {
  const named = new Set(await snapshotThread.run('roomsNamed', row))
  if (named.size === 0) return []
  const rooms = (await listRooms(db, process.id)).filter(
    ({ id }) => named.has(id) && mayWithin(c.get('caller'), process.id, id, 'readProcess'),
  )
  const others = await Promise.all(rooms.map(({ id }) => snapshotAt(db, id, row.taken_at)))
  return others.filter((other) => other !== undefined)
}

/** A snapshot with its board, and, where it is drawn, the pictures on it. */
async function boardOf(
  { db }: AppContext,
  row: WholeSnapshot,
  format: ExportFormat,
  maxPictureBytes: number,
): Promise<ExportRequest['rooms'][number]> {
  const board = await readBoardOf(db, row)
  const isDrawn = board !== null && holdsOf[format].includes('pictures')
  const pictures = isDrawn ? await smallestPictures(db, row.room_id, maxPictureBytes) : []
  return { row, board, pictures, during: await duringOf(db, row.room_id) }
}

async function duringOf(db: AppContext['db'], roomId: string): Promise<RoomOutcome['during']> {
  const room = await db
    .selectFrom('room')
    .select(['created_at', 'closed_at'])
    .where('id', '=', roomId)
    .executeTakeFirst()
  const iso = (time: number) => new Date(time).toISOString()
  return room && { from: iso(room.created_at), to: room.closed_at === null ? null : iso(room.closed_at) }
}

function withBoards(context: AppContext, rows: readonly (WholeSnapshot | undefined)[], format: ExportFormat) {
  const taken = rows.filter((row) => row !== undefined)
  const each = MAX_DRAWN_PICTURE_BYTES / Math.max(1, taken.length)
  return Promise.all(taken.map((row) => boardOf(context, row, format, each)))
}

async function processOf({ db }: AppContext, row: WholeSnapshot): Promise<ProcessRow> {
  const room = await db
    .selectFrom('room')
    .select('process_id')
    .where('id', '=', row.room_id)
    .executeTakeFirst()
  const process = room && (await findProcess(db, room.process_id))
  if (!process) throw new Error(`snapshot ${row.id} belongs to no process`)
  return process
}
