/**
 * What a process's own template makes of its rooms; without one they are the region's own.
 * @module
 */
import type { ProcessTemplate } from '../protocol/processTemplate.ts'
import { type Localised, type Step, steps } from '../vocabulary.ts'
import { ownAims, type ProcessAims } from './aims.ts'
import { type RoomTemplate, roomTemplates } from './index.ts'
import { type RoomPurpose, roomPurposes } from './purposes.ts'
import { inYears, type ProcessYears } from './years.ts'

/** The room template of a step; what a zone of the region's own says beside its words stays with its id. */
export function roomTemplateOf(template: ProcessTemplate | null, step: Step): RoomTemplate {
  const own = roomTemplates[step]
  if (!template) return own
  const { roomName, zones } = template.steps[step]
  return {
    ...own,
    roomName,
    zones: zones.map((zone) => ({
      ...own.zones.find(({ id }) => id === zone.id),
      ...zone,
      kinds: zone.kinds as unknown as RoomTemplate['zones'][number]['kinds'],
    })),
  }
}

/** What the room of a step is for. */
export function purposeOf(template: ProcessTemplate | null, step: Step): RoomPurpose {
  if (!template) return roomPurposes[step]
  const { question, purpose, questions } = template.steps[step]
  return { ...roomPurposes[step], question, purpose, questions }
}

/** What the process works towards; a template from before there were aims has the region's own. */
export const aimsOf = (template: ProcessTemplate | null): ProcessAims => template?.aims ?? ownAims

/** What the room of each step asks of those who come, with the years of the process in it. */
export const questionsOf = (template: ProcessTemplate | null, years: ProcessYears): Record<Step, Localised> =>
  Object.fromEntries(
    steps.map((step) => [step, inYears(purposeOf(template, step).question, years)]),
  ) as Record<Step, Localised>
