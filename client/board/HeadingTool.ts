/**
 * A heading is a frame with a name: drawn around notes it takes them in, and its name is written at once.
 * @module
 */
import type { TLShape } from 'tldraw'
import { FrameShapeTool } from 'tldraw'

export class HeadingTool extends FrameShapeTool {
  override onCreate(shape: TLShape | null): void {
    super.onCreate(shape)
    if (!shape || !this.editor.getShape(shape.id)) return
    this.editor.select(shape.id)
    this.editor.setEditingShape(shape.id)
    this.editor.setCurrentTool('select.editing_shape', { target: 'shape', shape })
  }
}
