/**
 * A place in a template as whoever fills in its form knows it: by the names of the fields, not by the keys of the file.
 * @module
 */
import type { TFunction } from 'i18next'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { isOneOf, type Language, languages, steps } from '../../shared/vocabulary.ts'

const fields = {
  name: 'name',
  overall: 'aim',
  priorities: 'priorities',
  roomName: 'roomName',
  question: 'question',
  purpose: 'purpose',
  questions: 'questions',
} as const
const zoneFields = { name: 'zones.name', prompt: 'zones.prompt', kinds: 'zones.kinds' } as const

const keyIn = <T extends object>(of: T, key: string | undefined): keyof T | null =>
  key !== undefined && Object.hasOwn(of, key) ? (key as keyof T) : null

/** @param place as in `steps.vision.zones[3].name.en`; null where the form has no field for it */
export function placeInForm(t: TFunction<'template'>, language: Language, place: string): string | null {
  const keys = place.match(/[^.[\]]+/g) ?? []
  const step = keys[0] === 'steps' ? steps.find((one) => one === keys[1]) : undefined
  const inner = step ? keys.slice(2) : keys[0] === 'aims' ? keys.slice(1) : keys
  const isZone = step !== undefined && inner[0] === 'zones'
  const zone = isZone ? Number(inner[1]) + 1 : null
  const [key, ...rest] = isZone ? inner.slice(2) : inner
  const [ofZone, ofStep] = [keyIn(zoneFields, key), keyIn(fields, key)]
  const field = isZone ? (ofZone ? t(zoneFields[ofZone]) : null) : ofStep ? t(fields[ofStep]) : null
  if (field === null) return null
  const said = rest.find((one) => isOneOf(languages, one))
  return [
    ...(step ? [roomTemplates[step].stepName[language]] : []),
    ...(zone === null ? [] : [t('zones.number', { number: zone })]),
    said ? t(`inLanguage.${said as Language}`, { field }) : field,
  ].join(' · ')
}
