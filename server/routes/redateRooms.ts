/**
 * A process looks to other years: what is laid out in its open rooms says them too, where nobody has written anything else.
 * @module
 */
import type { ProcessTemplate } from '../../shared/protocol/processTemplate.ts'
import { laidTexts } from '../../shared/rooms/laidTexts.ts'
import type { ProcessYears } from '../../shared/rooms/years.ts'
import { languages } from '../../shared/vocabulary.ts'
import { snapshotThread } from '../snapshots/snapshotThread.ts'
import { listRooms, updateRoom } from '../storage/processes.ts'
import type { AppContext } from './AppContext.ts'

export interface OtherYears {
  readonly processId: string
  /** By which the rooms were laid out; null for the region's own. */
  readonly template: ProcessTemplate | null
  readonly before: ProcessYears
  readonly after: ProcessYears
}

/** The titles of rooms and the names and questions of zones in other years. A closed room stays as it was closed. */
export async function redateRooms(
  { db, rooms, log }: Pick<AppContext, 'db' | 'rooms' | 'log'>,
  { processId, template, ...years }: OtherYears,
): Promise<void> {
  for (const { id, step, status, title } of await listRooms(db, processId)) {
    if (status !== 'open') continue
    const { roomName, zones } = laidTexts(template, step, years)
    const language = languages.find((one) => title === roomName.before[one])
    if (language && roomName.after[language] !== title)
      await updateRoom(db, id, { title: roomName.after[language] })
    if (zones.length === 0) continue
    // The years stand: a board that cannot be put together keeps none of the others from them.
    try {
      const { base } = await rooms.readPacked(id)
      const update = await snapshotThread.run('redate', { base, texts: zones })
      if (update) await rooms.apply(id, update, null)
    } catch (err) {
      log.warn({ err, room: id }, 'a board keeps the years that it was laid out with')
    }
  }
}
