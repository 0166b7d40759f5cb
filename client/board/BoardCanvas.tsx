/**
 * The editor's canvas with no more on it than is near.
 * @module
 */
import { useLayoutEffect } from 'react'
import { DefaultCanvas, type Editor, useEditor } from 'tldraw'
import { nearbyOf } from './Nearby.ts'
import { SectorNoteShapeUtil } from './SectorNoteShapeUtil.tsx'

export function BoardCanvas() {
  const nearby = nearbyOf(useEditor())
  useLayoutEffect(() => nearby.start(), [nearby])
  return <DefaultCanvas />
}

/**
 * Kinds of shapes are the first that an editor makes. Before it is done it asks which of all shapes lies under the
 * pointer: by then only those that are near are to be looked at.
 */
export class NearbyNoteShapeUtil extends SectorNoteShapeUtil {
  constructor(editor: Editor) {
    super(editor)
    nearbyOf(editor)
  }
}
