/**
 * A relation as it lies on a board: an arrow, bound at both ends.
 * @module
 */
import type { RelationType } from '../vocabulary.ts'
import { type Box, PAGE_ID } from './cards.ts'
import type { BoardRecord } from './document.ts'

export interface RelationArrow {
  /** What the ids of the arrow and its two bindings are made from. */
  readonly name: string
  readonly index: string
  readonly from: { readonly shapeId: string; readonly box: Box }
  readonly to: { readonly shapeId: string; readonly box: Box }
  readonly relation: RelationType
  readonly score?: number | undefined
}

const center = ({ x, y, w, h }: Box) => ({ x: x + w / 2, y: y + h / 2 })

function binding(name: string, terminal: 'start' | 'end', toId: string): BoardRecord {
  return {
    id: `binding:${name}-${terminal}`,
    typeName: 'binding',
    type: 'arrow',
    fromId: `shape:${name}`,
    toId,
    props: {
      terminal,
      normalizedAnchor: { x: 0.5, y: 0.5 },
      isExact: false,
      isPrecise: false,
      snap: 'none',
    },
    meta: {},
  }
}

/** The arrow and its two bindings, as tldraw keeps them. */
export function relationArrow({ name, index, from, to, relation, score }: RelationArrow): BoardRecord[] {
  const [start, end] = [center(from.box), center(to.box)]
  const arrow: BoardRecord = {
    id: `shape:${name}`,
    typeName: 'shape',
    type: 'arrow',
    ...start,
    rotation: 0,
    index,
    parentId: PAGE_ID,
    isLocked: false,
    opacity: 1,
    props: {
      kind: 'arc',
      color: 'grey',
      labelColor: 'black',
      fill: 'none',
      dash: 'solid',
      size: 's',
      arrowheadStart: 'none',
      arrowheadEnd: 'arrow',
      font: 'sans',
      start: { x: 0, y: 0 },
      end: { x: end.x - start.x, y: end.y - start.y },
      bend: 0,
      text: '',
      labelPosition: 0.5,
      scale: 1,
      elbowMidPoint: 0.5,
    },
    meta: { relation, ...(score === undefined ? {} : { score }) },
  }
  return [arrow, binding(name, 'start', from.shapeId), binding(name, 'end', to.shapeId)]
}
