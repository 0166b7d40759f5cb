/**
 * How much two goals help or hurt each other, said where their relation is kept: on the arrow between them, or on the card
 * that carries it to another room.
 * @module
 */
import type * as Y from 'yjs'
import { readRecord } from '../../shared/board/document.ts'
import type { Extraction } from '../../shared/insights/extract.ts'
import type { Score } from '../../shared/insights/relations.ts'
import { sayField } from './sayField.ts'

type Met = Pick<Extraction['relations'][number], 'type' | 'from' | 'to' | 'shapeId'>

interface Carried {
  readonly type?: unknown
  /** The other end, where the relation begins there; else `to` is. */
  readonly from?: unknown
  readonly to?: unknown
  readonly score?: unknown
}

const carriedBy = (doc: Y.Doc, shapeId: string): readonly Carried[] => {
  const { relations } = (readRecord(doc, shapeId)?.meta ?? {}) as { relations?: unknown }
  return Array.isArray(relations) ? (relations as Carried[]) : []
}

/** @param score `undefined` takes back what was said */
export function sayScore(doc: Y.Doc, { type, from, to, shapeId }: Met, score: Score | undefined): void {
  const carried = carriedBy(doc, shapeId)
  const isIt = (one: Carried | null) => one?.type === type && (one.from ? one.from === from : one.to === to)
  if (!carried.some(isIt)) return sayField(doc, shapeId, 'score', score)
  const said = carried.map((one) => {
    if (!isIt(one)) return one
    const { score: _before, ...rest } = one
    return score === undefined ? rest : { ...rest, score }
  })
  sayField(doc, shapeId, 'relations', said)
}
