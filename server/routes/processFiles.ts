/**
 * A whole process leaves as one file, and comes in as it was: for the operator alone, since all of its past is in it.
 * @module
 */
import { routes } from '../../shared/protocol/routes.ts'
import { processFor, require } from '../access/guard.ts'
import { upgradeBoards } from '../boards/upgradeBoards.ts'
import { contentDisposition } from '../exports/fileName.ts'
import { keepProgress } from '../exports/progress.ts'
import { noteExported } from '../storage/exportedFiles.ts'
import { findProcess, listRooms } from '../storage/processes.ts'
import { gatherProcess } from '../transfer/gather.ts'
import { keepProcess } from '../transfer/keep.ts'
import type { PackRequest } from '../transfer/pack.ts'
import { transferThread } from '../transfer/transferThread.ts'
import type { AppContext } from './AppContext.ts'
import { Refusal, routesApp } from './problem.ts'
import { firstLinks } from './processes.ts'
import { processView } from './views.ts'

const refusals = {
  quiet: new Refusal(409, 'A room writes quietly; reveal what was written first.'),
  busy: new Refusal(409, 'A room is written in without a pause; close it, or try again.'),
  tooLarge: new Refusal(413, 'The process is larger than a file that would be taken in again.'),
}

const gone = new Refusal(408, 'Who asked for the file has gone.')

/** One at a time: each is held in memory whole. */
let isBusy = false

async function alone<T>(work: () => Promise<T>): Promise<T> {
  if (isBusy)
    throw new Refusal(429, 'A process is being taken out or in; try again in a moment.', {
      headers: { 'Retry-After': '10' },
    })
  isBusy = true
  try {
    return await work()
  } finally {
    isBusy = false
  }
}

/** What gathering a process is of all the work of taking it out, roughly. */
const GATHERING_SHARE = 0.2

/** What receiving a file, and what reading it, is of all the work of bringing it in, roughly; to keep it is the rest. */
const RECEIVING_SHARE = 0.5
const UNPACKING_SHARE = 0.3

/** The body of a request, whole. @param onShare is told how much of it has come, where it says how long it is */
async function received(
  request: Request,
  onShare: (share: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  onShare(0)
  const length = Number(request.headers.get('content-length') ?? 0)
  const pieces: Uint8Array[] = []
  let came = 0
  for await (const piece of request.body ?? []) {
    pieces.push(piece)
    came += piece.byteLength
    if (length > 0) onShare(Math.min(1, came / length))
  }
  return Buffer.concat(pieces)
}

/** Packs it in its thread, which ends with who asked for it: nothing else is in it then. */
async function packed(
  request: PackRequest,
  { signal, onShare }: { signal: AbortSignal; onShare: (share: number) => void },
) {
  const stop = () => void transferThread.stop()
  signal.addEventListener('abort', stop, { once: true })
  try {
    if (signal.aborted) throw gone
    return await transferThread.run('pack', request, 0, onShare)
  } catch (error) {
    throw signal.aborted ? gone : error
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** The newest snapshot of each room: by those it is told what the file was made from. */
function idsOf({ rows }: PackRequest): string[] {
  const newest = new Map(
    (rows.snapshot as { id: string; room_id: string }[]).map(({ id, room_id }) => [room_id, id] as const),
  )
  return [...newest.values()]
}

export function processFileRoutes(context: AppContext) {
  const { db, rooms, log, exporter } = context
  return routesApp()
    .openapi(routes.takeOutProcess, async (c) => {
      const process = await processFor(c, context, c.req.valid('param').id, 'takeOutProcess')
      const { signal } = c.req.raw
      const { onShare, onEnd } = keepProgress(c.req.valid('query').key)
      const { file, hashes, snapshots } = await alone(async () => {
        onShare(0)
        const gathered = await gatherProcess(context, process)
        if (!gathered.ok) throw refusals[gathered.reason]
        const following = {
          signal,
          onShare: (share: number) => onShare(GATHERING_SHARE + (1 - GATHERING_SHARE) * share),
        }
        return { ...(await packed(gathered.request, following)), snapshots: idsOf(gathered.request) }
      }).finally(onEnd)
      const note = {
        process_id: process.id,
        snapshots: JSON.stringify(snapshots),
        format: 'process',
      } as const
      // On a full disk the file still goes out: it may be the way to save what is there.
      await noteExported(db, hashes, note).catch((error: unknown) =>
        log.warn({ err: error }, 'that a process was taken out could not be written down'),
      )
      const number = (await listRooms(db, process.id)).reduce((sum, room) => sum + room.snapshots, 0)
      return c.body(exporter.give(file), 200, {
        'Content-Length': String(file.byteLength),
        'Content-Type': 'application/zip',
        'Content-Disposition': contentDisposition(process.title, number, 'samrum.zip'),
      })
    })
    .openapi(routes.bringInProcess, async (c) => {
      require(c, 'createProcess')
      const { onShare, onEnd } = keepProgress(c.req.valid('query').key)
      const kept = await alone(async () => {
        const bytes = await received(c.req.raw, (share) => onShare(RECEIVING_SHARE * share))
        const unpacked = await transferThread.run('unpack', bytes, 0, (share) =>
          onShare(RECEIVING_SHARE + UNPACKING_SHARE * share),
        )
        if (!unpacked.ok) {
          const { detail, reason, part } = unpacked
          throw new Refusal(422, detail, {
            unfit: { reason, part },
            ...(reason === 'newer' ? { field: 'version' } : {}),
          })
        }
        onShare(RECEIVING_SHARE + UNPACKING_SHARE)
        return keepProcess(context, unpacked.process)
      }).finally(onEnd)
      if (!kept) throw new Refusal(409, 'This process, or something of it, is here already.')
      await upgradeBoards(context)
      const process = await findProcess(db, kept.processId)
      if (!process) throw new Error('a process that was just brought in is not there')
      const view = processView(process, await listRooms(db, process.id), rooms, c.get('caller'))
      return c.json({ ...view, links: await firstLinks(context, process.id) }, 201)
    })
}
