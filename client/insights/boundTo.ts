/**
 * The cards that an arrow is at, so that it can be named by them.
 * @module
 */
import type { BoardRecord } from '../../shared/board/document.ts'
import type { Extraction } from '../../shared/insights/extract.ts'
import { readArrows } from '../../shared/insights/relations.ts'

/** By its id what each arrow among the warnings is bound to: ids of shapes, the one that it comes from first. */
export function boundTo(
  records: readonly BoardRecord[],
  warnings: Extraction['warnings'],
): ReadonlyMap<string, readonly string[]> {
  const warned = new Set(warnings.map(({ shapeId }) => shapeId))
  return new Map(
    readArrows(
      records.filter(({ typeName, id, fromId }) => warned.has(typeName === 'binding' ? String(fromId) : id)),
    ).map(({ record, start, end }) => [record.id, [start, end].filter((id) => id !== null)]),
  )
}
