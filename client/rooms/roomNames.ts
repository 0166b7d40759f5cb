/**
 * What rooms are called where they stand beside each other: by their titles, and where two share one by their steps too.
 * @module
 */
import { roomTemplates } from '../../shared/rooms/index.ts'
import type { Language, Step } from '../../shared/vocabulary.ts'

interface Named {
  readonly id: string
  readonly title: string
  readonly step: Step
}

/** Rooms in the form in which a field offers them. */
export function roomChoices(rooms: readonly Named[], language: Language): { id: string; name: string }[] {
  return rooms.map(({ id, title, step }) => {
    const isShared = rooms.some((other) => other.id !== id && other.title === title)
    return { id, name: isShared ? `${title} (${roomTemplates[step].stepName[language]})` : title }
  })
}

/** The names of all rooms of a process, by their ids. */
export const roomNames = (rooms: readonly Named[], language: Language): ReadonlyMap<string, string> =>
  new Map(roomChoices(rooms, language).map(({ id, name }) => [id, name]))
