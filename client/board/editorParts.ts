/**
 * What every board's editor is made of.
 * @module
 */
import type { TldrawOptions } from 'tldraw'
import { NearbyNoteShapeUtil } from './BoardCanvas.tsx'
import { HeadingShapeUtil } from './HeadingShapeUtil.tsx'
import { HeadingTool } from './HeadingTool.ts'
import { SayingArrowShapeUtil } from './SayingArrowShapeUtil.tsx'
import { ZoneShapeUtil } from './ZoneShapeUtil.tsx'

export const tools = [HeadingTool]
export const shapeUtils = [ZoneShapeUtil, SayingArrowShapeUtil, NearbyNoteShapeUtil, HeadingShapeUtil]
export const boardOptions: Partial<TldrawOptions> = {
  maxPages: 1,
  /** A two-day conference fits; the editor's own limit is 4,000. */
  maxShapesPerPage: 10_000,
  createTextOnCanvasDoubleClick: false,
}
