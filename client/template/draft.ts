/**
 * A template while it is being changed in its window: as the fields have it, and as it is sent.
 * @module
 */
import type { ProcessTemplate, TemplateStep, TemplateZone } from '../../shared/protocol/processTemplate.ts'
import { freePlace } from '../../shared/rooms/zoneLayout.ts'
import { type Localised, steps } from '../../shared/vocabulary.ts'

/** A text that is said in one language holds for the other until somebody says it there. */
function whole({ sv, en }: Localised): Localised {
  const [inSv, inEn] = [sv, en].map((text) => text.replace(/\s+/g, ' ').trim())
  return { sv: inSv || inEn || '', en: inEn || inSv || '' }
}

/** Questions as two texts of a line each, and back; lines at the same place are one question. */
export const asLines = (questions: readonly Localised[]): Localised => ({
  sv: questions.map(({ sv }) => sv).join('\n'),
  en: questions.map(({ en }) => en).join('\n'),
})
export function asQuestions({ sv, en }: Localised): Localised[] {
  const [inSv, inEn] = [sv.split('\n'), en.split('\n')]
  const count = Math.max(inSv.length, inEn.length)
  return Array.from({ length: count }, (_, i) => ({ sv: inSv[i] ?? '', en: inEn[i] ?? '' }))
}

function wholeStep(step: TemplateStep): TemplateStep {
  return {
    roomName: whole(step.roomName),
    question: whole(step.question),
    purpose: whole(step.purpose),
    questions: step.questions.map(whole).filter(({ sv }) => sv),
    zones: step.zones.map((zone) => ({ ...zone, name: whole(zone.name), prompt: whole(zone.prompt) })),
  }
}

const wholeAims = ({ overall, priorities }: NonNullable<ProcessTemplate['aims']>) => ({
  overall: whole(overall),
  priorities: priorities.map(whole).filter(({ sv }) => sv),
})

/** What is sent of a draft. */
export const asSent = (draft: ProcessTemplate): ProcessTemplate => ({
  ...draft,
  name: draft.name.trim(),
  ...(draft.aims ? { aims: wholeAims(draft.aims) } : {}),
  steps: Object.fromEntries(
    steps.map((step) => [step, wholeStep(draft.steps[step])]),
  ) as ProcessTemplate['steps'],
})

/** One more zone, where there is a place for it. Its id is new, so that what it holds is never taken for another's. */
export const anotherZone = (
  zones: readonly TemplateZone[],
  { name, prompt }: Pick<TemplateZone, 'name' | 'prompt'>,
): TemplateZone => ({
  id: `zone-${crypto.randomUUID().slice(0, 8)}`,
  name,
  prompt,
  ...freePlace(zones),
  kinds: ['observation'],
})
