/**
 * The template of a process as a file: what each of its steps is for, and the zones that its rooms begin with. It is moved
 * between installations, so it says its form and version and is held to all of it.
 * @module
 */
import { z } from '@hono/zod-openapi'
import { zoneShapeId } from '../board/seed.ts'
import {
  MAX_PURPOSE_LENGTH,
  MAX_TEMPLATE_QUESTIONS,
  MAX_TEMPLATE_UNITS,
  MAX_TEMPLATE_ZONES,
  MAX_TITLE_LENGTH,
} from '../limits.ts'
import { ownAims } from '../rooms/aims.ts'
import { roomTemplates } from '../rooms/index.ts'
import { isLadderOrder, ladderIds } from '../rooms/ladder.ts'
import { roomPurposes } from '../rooms/purposes.ts'
import { meet } from '../rooms/zoneLayout.ts'
import type { Step } from '../vocabulary.ts'
import { kinds, steps } from '../vocabulary.ts'
import { line } from './forms.ts'
import { Years } from './processes.ts'

const said = (max: number) => z.strictObject({ sv: line(max).min(1), en: line(max).min(1) })
const unit = z.number().min(-MAX_TEMPLATE_UNITS).max(MAX_TEMPLATE_UNITS)
const size = z.number().min(1).max(MAX_TEMPLATE_UNITS)

const TemplateZone = z.strictObject({
  id: z.string().regex(/^[a-z0-9_.-]{1,60}$/i, 'an id of letters, digits, . - or _'),
  name: said(MAX_TITLE_LENGTH),
  prompt: said(MAX_PURPOSE_LENGTH),
  /** Place and size in units of 240 board pixels. */
  x: unit,
  y: unit,
  w: size,
  h: size,
  /** The default first. */
  kinds: z.array(z.enum(kinds)).min(1).max(kinds.length),
})
export type TemplateZone = z.infer<typeof TemplateZone>

const TemplateStep = z.strictObject({
  roomName: said(MAX_TITLE_LENGTH),
  /** The step in one line. */
  question: said(MAX_PURPOSE_LENGTH),
  purpose: said(MAX_PURPOSE_LENGTH),
  questions: z.array(said(MAX_PURPOSE_LENGTH)).max(MAX_TEMPLATE_QUESTIONS),
  zones: z
    .array(TemplateZone)
    .min(1)
    .max(MAX_TEMPLATE_ZONES)
    .superRefine((zones, { addIssue }) => {
      for (const [at, zone] of zones.entries()) {
        const before = zones.slice(0, at)
        const same = before.findIndex(({ id }) => zoneShapeId(id) === zoneShapeId(zone.id))
        const under = before.findIndex((other) => meet(other, zone))
        const told = (reason: string, other: number) => ({ reason, at, other })
        if (same >= 0)
          addIssue({
            code: 'custom',
            message: 'each zone has an id of its own',
            params: told('same_id', same),
          })
        if (under >= 0)
          addIssue({
            code: 'custom',
            message: 'zones that do not lie over each other',
            params: told('overlap', under),
          })
      }
    }),
})
export type TemplateStep = z.infer<typeof TemplateStep>

export const Aims = z.strictObject({
  overall: said(MAX_PURPOSE_LENGTH),
  priorities: z.array(said(MAX_PURPOSE_LENGTH)).max(MAX_TEMPLATE_QUESTIONS),
})

/** The boxes of the backcasting ladder, each once. */
export const LadderOrder = z
  .array(z.enum(ladderIds))
  .max(ladderIds.length)
  .refine(isLadderOrder, {
    message: 'each box of the ladder once',
    params: { reason: 'incomplete' },
  })

export const TEMPLATE_FORMAT = 'samrum.template'
export const TEMPLATE_VERSION = 1

export const ProcessTemplate = z
  .strictObject({
    format: z.literal(TEMPLATE_FORMAT),
    version: z.literal(TEMPLATE_VERSION),
    name: line(MAX_TITLE_LENGTH).min(1),
    /** Where not said: the region's own. */
    aims: Aims.optional(),
    /** Where not said: the region's own order. */
    ladder: LadderOrder.optional(),
    /** Where not said: the process keeps the years it has. */
    years: Years.optional(),
    steps: z.strictObject(
      Object.fromEntries(steps.map((step) => [step, TemplateStep])) as Record<Step, typeof TemplateStep>,
    ),
  })
  .openapi('ProcessTemplate')
export type ProcessTemplate = z.infer<typeof ProcessTemplate>

/** A template that a process has made its own, as it is chosen for a new one. */
export const KeptTemplate = z
  .object({ processId: z.string(), processTitle: z.string(), name: z.string() })
  .openapi('KeptTemplate')
export type KeptTemplate = z.infer<typeof KeptTemplate>

function stepOf(step: Step): TemplateStep {
  const { roomName, zones } = roomTemplates[step]
  const { question, purpose, questions } = roomPurposes[step]
  return {
    roomName,
    question,
    purpose,
    questions: [...questions],
    zones: zones.map(({ id, name, prompt, x, y, w, h, kinds: of }) => ({
      id,
      name,
      prompt,
      x,
      y,
      w,
      h,
      kinds: [...of],
    })),
  }
}

/** The region's own, as such a file. */
export const ownTemplate = (): ProcessTemplate => ({
  format: TEMPLATE_FORMAT,
  version: TEMPLATE_VERSION,
  name: 'Smart specialisering',
  aims: { overall: ownAims.overall, priorities: [...ownAims.priorities] },
  ladder: [...ladderIds],
  steps: Object.fromEntries(steps.map((step) => [step, stepOf(step)])) as Record<Step, TemplateStep>,
})
