/**
 * Which properties of a record hold words that somebody chose, beside its text: fields that are filled in, names, links.
 * Colours, places and choices from lists say nothing of who made them.
 * @module
 */
import { isKindField, isRecordField } from '../../shared/insights/cardFields.ts'

const named = new Set(['props.url', 'props.name', 'props.altText', 'props.text', 'meta.statusReason'])

/** @param key of a record's map, as shared/board/document.ts has them */
export const isFreeKey = (key: string): boolean =>
  named.has(key) || (key.startsWith('meta.') && (isRecordField(key.slice(5)) || isKindField(key.slice(5))))

function holdsText(value: unknown): boolean {
  if (typeof value === 'string') return value !== ''
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsText)
}

export const holdsFreeWords = (key: string, value: unknown): boolean => isFreeKey(key) && holdsText(value)
