/**
 * Records of a board as an editor makes them: arrows and what binds them.
 * @module
 */
import { newNote } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'

const arrowProps = {
  kind: 'arc',
  labelColor: 'black',
  color: 'black',
  fill: 'none',
  dash: 'draw',
  size: 'm',
  arrowheadStart: 'none',
  arrowheadEnd: 'arrow',
  font: 'draw',
  start: { x: 0, y: 0 },
  end: { x: 2, y: 0 },
  bend: 0,
  text: '',
  labelPosition: 0.5,
  scale: 1,
  elbowMidPoint: 0.5,
}

/** An arrow that is bound to nothing. */
export function arrowRecord(id: string, index = 'a9'): BoardRecord {
  const note = newNote({ id, text: '', x: 7, y: 7, index, sector: null })
  return { ...note, type: 'arrow', props: arrowProps }
}

/** What binds an end of an arrow to a shape. */
export function bindingRecord(
  arrowId: string,
  terminal: 'start' | 'end',
  toId: string,
  id = `binding:${arrowId}-${terminal}`,
): BoardRecord {
  return {
    id,
    typeName: 'binding',
    type: 'arrow',
    fromId: arrowId,
    toId,
    props: {
      terminal,
      normalizedAnchor: { x: 0.25, y: 0.5 },
      isExact: false,
      isPrecise: true,
      snap: 'none',
    },
    meta: {},
  }
}
