/**
 * All that people have written of a card: its words, its fields, and what was said about it. What looks like personal
 * data may stand in any of it.
 * @module
 */
import { isKindField, isRecordField } from '../insights/cardFields.ts'
import type { Insight } from '../insights/insight.ts'
import { recordFields } from '../insights/recordFields.ts'

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** What is filled in about a card, on the board. @param meta of its record */
export const wordsInFields = (meta: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(meta).flatMap(([key, value]) =>
    isRecordField(key) || isKindField(key) ? textsIn(value) : [],
  )

type Written = Pick<Insight, 'text' | 'statusReason' | 'comments' | 'attrs' | 'unfit'>

/** Where fields of records of any kind stand in a record: "owner.organisation" under "owner". */
const ofAnyKind: ReadonlySet<string | undefined> = new Set(
  recordFields.map(({ key }) => key.split('.', 1)[0]),
)

/** The same of a record, with its comments, as one text. */
export function wordsOfRecord(insight: Written): string {
  const { text, statusReason, comments, attrs, unfit } = insight
  const fields = Object.entries(insight).flatMap(([key, value]) => (ofAnyKind.has(key) ? textsIn(value) : []))
  const said = (comments ?? []).map((comment) => comment.text)
  return [text, statusReason ?? '', ...textsIn(attrs), ...fields, ...textsIn(unfit), ...said].join('\n')
}
