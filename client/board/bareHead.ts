/**
 * Whether something lies where a zone's question would go on: while nothing does, the question is told whole.
 * @module
 */
import { useEffect, useState } from 'react'
import { Box, type TLShapeId, useEditor } from 'tldraw'
import { ZONE_HEADER } from '../../shared/board/placement.ts'
import { reachingInto } from './shapesWithin.ts'
import type { ZoneShape } from './store.ts'

/** Below the head, in board pixels: two lines more, as large as they come. */
const MORE = 80
/** Milliseconds between looks at a board that changes: a question may give way a moment after the card. */
const PAUSE_MS = 500

/** About the width of a question's letter at its largest with what its lines leave at their ends, in board pixels. */
const LETTER = 18

/** Whether a question may need more than the two lines of its zone's head. */
export const isLong = (question: string, room: number): boolean => question.length * LETTER > 2 * room

/** @param isWanted whether it matters: only then is the board looked at */
export function useBareHead({ x, y, props: { w } }: ZoneShape, isWanted: boolean): boolean {
  const editor = useEditor()
  const [isBare, setBare] = useState(false)
  useEffect(() => {
    if (!isWanted) return
    const area = new Box(x + 8, y + 8, w - 16, ZONE_HEADER + MORE)
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      timer = undefined
      const reaches = reachingInto(editor, area)
      const inTheWay = (id: TLShapeId) => {
        const shape = editor.store.unsafeGetWithoutCapture(id)
        // A line that crosses it leaves it to be read.
        return shape !== undefined && shape.type !== 'zone' && shape.type !== 'arrow' && reaches(shape)
      }
      setBare(![...editor.getCurrentPageShapeIds()].some(inTheWay))
    }
    const lookSoon = () => {
      timer ??= setTimeout(look, PAUSE_MS)
    }
    look()
    const stop = editor.store.listen(lookSoon, { scope: 'document' })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [editor, isWanted, x, y, w])
  return isWanted && isBare
}
