/**
 * What a process's years make of the texts that are laid out on its boards: each text of a zone as it was laid out, and as
 * it would be in other years.
 * @module
 */
import { readZones } from '../board/cards.ts'
import type { BoardRecord } from '../board/document.ts'
import type { ProcessTemplate } from '../protocol/processTemplate.ts'
import { type Localised, languages, type Step } from '../vocabulary.ts'
import { ladderBoxes } from './ladder.ts'
import { roomTemplateOf } from './ofTemplate.ts'
import { inYears, type ProcessYears, templateInYears } from './years.ts'

/** A zone's texts in both languages, as they are laid out in two sets of years. */
interface LaidText {
  readonly zoneId: string
  readonly of: 'name' | 'prompt'
  readonly before: Localised
  readonly after: Localised
}

export interface LaidTexts {
  readonly roomName: Pick<LaidText, 'before' | 'after'>
  readonly zones: readonly LaidText[]
}

const isOther = ({ before, after }: Pick<LaidText, 'before' | 'after'>) =>
  languages.some((language) => before[language] !== after[language])

/** The texts of a step's room in which two sets of years differ; none of its zones where none has a year in it. */
export function laidTexts(
  template: ProcessTemplate | null,
  step: Step,
  years: { readonly before: ProcessYears; readonly after: ProcessYears },
): LaidTexts {
  const own = roomTemplateOf(template, step)
  const [before, after] = [templateInYears(own, years.before), templateInYears(own, years.after)]
  const texts = (['name', 'prompt'] as const).flatMap((of) => [
    ...own.zones.flatMap(({ id }, i): LaidText[] => {
      const [was, is] = [before.zones[i]?.[of], after.zones[i]?.[of]]
      return was && is ? [{ zoneId: id, of, before: was, after: is }] : []
    }),
    // The boxes of the ladder are laid out in the room of visions alone.
    ...(step === 'vision' ? ladderBoxes : []).map((box) => ({
      zoneId: box.zone,
      of,
      before: inYears(box[of], years.before),
      after: inYears(box[of], years.after),
    })),
  ])
  return { roomName: { before: before.roomName, after: after.roomName }, zones: texts.filter(isOther) }
}

/** The zones of a board whose texts are still those that were laid out, with the others; what somebody wrote stays. */
export function inOtherYears(records: readonly BoardRecord[], texts: readonly LaidText[]): BoardRecord[] {
  const ids = new Map(readZones(records).map(({ id, shapeId }) => [shapeId, id]))
  return records.flatMap((record) => {
    const zoneId = ids.get(record.id)
    if (zoneId === undefined) return []
    const props = { ...(record.props as Readonly<Record<string, unknown>>) }
    let isChanged = false
    for (const { of, before, after } of texts.filter((text) => text.zoneId === zoneId)) {
      const said = { ...(props[of] as Localised | undefined) }
      for (const language of languages) {
        if (said[language] !== before[language] || before[language] === after[language]) continue
        said[language] = after[language]
        isChanged = true
      }
      props[of] = said
    }
    return isChanged ? [{ ...record, props }] : []
  })
}
