/**
 * Lets those who lead edit the zones of the board that it is put around.
 * @module
 */
import { type ReactNode, useMemo, useState } from 'react'
import { createShapeId } from 'tldraw'
import type * as Y from 'yjs'
import { type Box, readZones } from '../../shared/board/cards.ts'
import { readRecords } from '../../shared/board/document.ts'
import type { BoardSession } from './boardSession.ts'
import { tidyZone } from './tidy.ts'
import { ZoneWindow } from './ZoneWindow.tsx'
import { ZoneEditingProvider } from './zoneEditing.ts'
import {
  addZone,
  editZone,
  isEmptyZone,
  neighbour,
  removeZone,
  swapZone,
  type ZoneWords,
} from './zoneEdits.ts'

interface ZoneEditingProps {
  doc: Y.Doc
  session: BoardSession
  /** Brings a part of the board into view. */
  onShow: (box: Box) => void
  children: ReactNode
}

export function ZoneEditing({ doc, session, onShow, children }: ZoneEditingProps) {
  const [shapeId, setShapeId] = useState<string | null>(null)
  const zone = useMemo(
    () => (shapeId ? readZones(readRecords(doc)).find((each) => each.shapeId === shapeId) : undefined),
    [doc, shapeId],
  )
  /** A zone that is made or moved may come to lie out of sight. */
  const changeAndShow = (id: string, change: () => void) => {
    session.change(change)
    const changed = readZones(readRecords(doc)).find((each) => each.shapeId === id)
    if (changed) onShow(changed.box)
  }
  const add = (words: ZoneWords) => {
    const id = createShapeId()
    changeAndShow(id, () => addZone(doc, id, words))
  }
  const swap = (by: -1 | 1) =>
    shapeId && neighbour(doc, shapeId, by)
      ? () => changeAndShow(shapeId, () => swapZone(doc, shapeId, by))
      : null
  return (
    <ZoneEditingProvider value={setShapeId}>
      {children}
      {shapeId && zone ? (
        <ZoneWindow
          zone={zone}
          onClose={() => setShapeId(null)}
          actions={{
            save: (words) => session.change(() => editZone(doc, shapeId, words)),
            add,
            tidy: () => session.change(() => tidyZone(doc, shapeId)),
            moveBefore: swap(-1),
            moveAfter: swap(1),
            remove: isEmptyZone(doc, shapeId) ? () => session.change(() => removeZone(doc, shapeId)) : null,
          }}
        />
      ) : null}
    </ZoneEditingProvider>
  )
}
