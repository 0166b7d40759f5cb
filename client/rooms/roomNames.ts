/**
 * What rooms are called where they stand beside each other: by their titles, and where several share one by what tells them
 * apart, their steps, their areas of strength, or at last their order.
 * @module
 */
import { roomTemplates } from '../../shared/rooms/index.ts'
import type { Language, Step, StrengthArea } from '../../shared/vocabulary.ts'
import { strengthAreaNames } from '../../shared/vocabulary.ts'

interface Named {
  readonly id: string
  readonly title: string
  readonly step: Step
  readonly strengthArea: StrengthArea | null
}

/** Rooms in the form in which a field offers them. */
export function roomChoices(rooms: readonly Named[], language: Language): { id: string; name: string }[] {
  return rooms.map((room) => {
    const alike = rooms.filter(({ title }) => title === room.title)
    const ofStep = alike.filter(({ step }) => step === room.step)
    const ofArea = ofStep.filter(({ strengthArea }) => strengthArea === room.strengthArea)
    const apart = [
      ...(alike.length > ofStep.length ? [roomTemplates[room.step].stepName[language]] : []),
      ...(ofStep.length > ofArea.length && room.strengthArea
        ? [strengthAreaNames[room.strengthArea][language]]
        : []),
      ...(ofArea.length > 1 ? [String(ofArea.indexOf(room) + 1)] : []),
    ]
    return { id: room.id, name: apart.length > 0 ? `${room.title} (${apart.join(', ')})` : room.title }
  })
}

/** The names of all rooms of a process, by their ids. */
export const roomNames = (rooms: readonly Named[], language: Language): ReadonlyMap<string, string> =>
  new Map(roomChoices(rooms, language).map(({ id, name }) => [id, name]))
