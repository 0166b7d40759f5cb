/**
 * What the room one is in is for, in the years of its process.
 * @module
 */
import type { Room } from '../../shared/protocol/processes.ts'
import { yearsFrom } from '../../shared/rooms/years.ts'
import { mayLead } from '../app/mayLead.ts'
import { useProcess } from '../app/queries.ts'
import { AboutRoomWindow } from './AboutRoomWindow.tsx'
import { AreaForm } from './AreaForm.tsx'

export function AboutThisRoom({ room, onClose }: { room: Room; onClose: () => void }) {
  const { data } = useProcess(room.processId)
  const years = data?.years ?? yearsFrom(new Date())
  return (
    <AboutRoomWindow
      processId={room.processId}
      step={room.step}
      name={room.title}
      area={room.strengthArea}
      years={years}
      onClose={onClose}
    >
      {mayLead(room) ? <AreaForm room={room} /> : null}
    </AboutRoomWindow>
  )
}
