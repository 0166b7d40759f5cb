/**
 * The six room templates: what each room is for, its zones, and the kinds of card that belong in each zone.
 * The content is data (`templates.json`); this file gives it types and both languages.
 * @module
 */
import type { Kind, Localised, Step } from '../vocabulary.ts'
import { steps } from '../vocabulary.ts'
import templates from './templates.json' with { type: 'json' }

/** Side of one grid unit of a template on the board, in board pixels: a 200 px note with 20 px of air around it. */
export const GRID_UNIT = 240

export type Facet =
  | 'strength'
  | 'weakness'
  | 'opportunity'
  | 'threat'
  | 'steering_group'
  | 'reference_group'
  | 'working_group'
  | 'cluster'

/** A region of a board. Positions and sizes are in grid units of {@link GRID_UNIT} pixels. */
export interface ZoneTemplate {
  readonly id: string
  readonly name: Localised
  /** The guiding question shown in the zone. */
  readonly prompt: Localised
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  /** Kinds that belong here, the default first. */
  readonly kinds: readonly [Kind, ...Kind[]]
  readonly facet?: Facet
  /** The room whose results this zone takes in. */
  readonly importFrom?: Step
  /** The room this zone's cards go on to. */
  readonly exportTo?: Step
  /** The zone stands for a year that each process sets. */
  readonly yearParam?: boolean
  readonly impact?: 'high' | 'low'
  readonly effort?: 'high' | 'low'
  readonly level?: 'eu' | 'national' | 'regional' | 'local'
  readonly instrumentType?: 'authority' | 'treasure' | 'information' | 'organisation'
}

export interface RoomTemplate {
  readonly id: Step
  readonly step: Step
  /** 1 to 6. The number is not the order in the calendar: steps overlap. */
  readonly number: number
  readonly stepName: Localised
  /** The room's name; evaluation has none in the region's own material, so the step's name stands there. */
  readonly roomName: Localised
  /** Size of the board in grid units. */
  readonly columns: number
  readonly rows: number
  readonly zones: readonly ZoneTemplate[]
}

const stepNamesEn: Record<Step, string> = {
  analysis: 'Analysis',
  governance: 'Governance',
  vision: 'Vision',
  prioritisation: 'Prioritisation',
  policy_mix: 'Policy mix',
  evaluation: 'Evaluation',
}

function zoneTemplate(zone: (typeof templates.rooms)[number]['zones'][number]): ZoneTemplate {
  const { id, nameSv, nameEn, promptSv, promptEn, grid, kinds, defaultKind, ...extra } = zone
  const [x = 0, y = 0, w = 1, h = 1] = grid
  const others = kinds.filter((kind) => kind !== defaultKind)
  return {
    id,
    name: { sv: nameSv, en: nameEn },
    prompt: { sv: promptSv, en: promptEn },
    x,
    y,
    w,
    h,
    kinds: [defaultKind, ...others],
    ...extra,
  } as ZoneTemplate
}

function roomTemplate(step: Step): RoomTemplate {
  const room = templates.rooms.find((candidate) => candidate.id === step)
  if (!room) throw new Error(`templates.json has no room for the step "${step}"`)
  const stepName = { sv: room.stepSv, en: stepNamesEn[step] }
  return {
    id: step,
    step,
    number: room.step,
    stepName,
    roomName: { sv: room.roomSv ?? stepName.sv, en: room.roomEn ?? stepName.en },
    columns: room.cols,
    rows: room.rows,
    zones: room.zones.map(zoneTemplate),
  }
}

/** One template per step of the process. */
export const roomTemplates = Object.fromEntries(steps.map((step) => [step, roomTemplate(step)])) as Record<
  Step,
  RoomTemplate
>
