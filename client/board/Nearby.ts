/**
 * Which shapes are on the page: those one sees, then those around them, and no more than a page bears. The editor alone
 * puts every shape of a board there before it shows anything, which takes seconds where there are thousands. What is
 * not there can be selected, found and moved all the same.
 * @module
 */
import type { Computed, Editor, TLRenderingShape, TLShapeId } from 'tldraw'
import { atom, Box, computed } from 'tldraw'
import { afterReacting } from './afterReacting.ts'
import { nextFrame } from './nextFrame.ts'

/** How far around what is seen shapes are drawn ahead, in widths and heights of it. */
const AHEAD = 0.5
/** What is near is looked at again when the view has moved by this share of its size. */
const STEP = 0.25
/** Shapes that stay on the page, out of sight too: a full room, so that looking elsewhere in it shows no gaps. */
const MOST_KEPT = 800
/** Shapes that come onto the page with one picture: as many as are seen, and of the others as few as nobody notices. */
const SEEN_AT_ONCE = 60
const UNSEEN_AT_ONCE = 6

export class Nearby {
  readonly #editor: Editor
  readonly #drawn = atom<ReadonlySet<TLShapeId>>('drawn shapes', new Set())
  /** What is seen and what is around it: the same box until one has looked elsewhere by a step. */
  readonly #window: Computed<Box>
  /** Shapes within that box. */
  readonly #near: Computed<TLShapeId[]>
  /** Set while the next picture draws more. */
  #callOff: (() => void) | null = null

  constructor(editor: Editor) {
    this.#editor = editor
    this.#window = computed('what is near', () => windowAround(editor.getViewportPageBounds()), {
      isEqual: (a, b) => a.equals(b),
    })
    this.#near = computed('shapes that are near', () => {
      const window = this.#window.get()
      return this.#within(window, [...editor.getCurrentPageShapeIds()])
    })
    this.#lookNoFurther()
    const all = Object.getPrototypeOf(editor).getRenderingShapes as () => TLRenderingShape[]
    const shown = computed('shapes on the page', () => {
      const drawn = this.#drawn.get()
      return all.call(editor).filter(({ id }) => drawn.has(id))
    })
    editor.getRenderingShapes = () => shown.get()
  }

  /** Draws until the returned function is called. */
  start(): () => void {
    const stop = afterReacting('draw what is near', () => {
      this.#near.get()
      this.#editor.getCulledShapes()
      this.#editor.getCameraState()
      return () => {
        if (!this.#callOff) this.#draw()
      }
    })
    return () => {
      stop()
      this.#callOff?.()
      this.#callOff = null
    }
  }

  #within(area: Box, ids: readonly TLShapeId[]): TLShapeId[] {
    return ids.filter((id) => {
      const box = this.#editor.getShapePageBounds(id)
      return box !== undefined && area.includes(box)
    })
  }

  /** The editor looks through all of a board with every picture for what is out of sight; it need not go past the near. */
  #lookNoFurther(): void {
    const editor = this.#editor
    const seen = computed(
      'shapes in sight',
      () => this.#within(editor.getViewportPageBounds(), this.#near.get()),
      {
        isEqual: (a: TLShapeId[], b: TLShapeId[]) => a.length === b.length && a.every((id, i) => id === b[i]),
      },
    )
    const unseen = computed('shapes out of sight', () => {
      const ids = new Set(editor.getCurrentPageShapeIds())
      for (const id of seen.get()) ids.delete(id)
      return ids
    })
    editor.getNotVisibleShapes = () => unseen.get()
  }

  /** Draws a picture's worth of what is missing: what is seen, what is around it, and the rest while there is room. */
  #draw(): void {
    const editor = this.#editor
    const drawn = this.#drawn.get()
    const hidden = editor.getCulledShapes()
    const editing = editor.getEditingShapeId()
    const near = new Set([
      ...this.#near.get(),
      ...editor.getSelectedShapeIds(),
      ...(editing ? [editing] : []),
    ])
    const missing = [...near].filter((id) => !drawn.has(id))
    const seen = missing.filter((id) => !hidden.has(id))
    const room = MOST_KEPT - drawn.size
    // Who looks around needs each picture in time.
    const isStill = editor.getCameraState() === 'idle'
    const far = isStill && room > 0 && missing.length === 0 ? this.#undrawn(room) : []
    const next = seen.length > 0 ? seen.slice(0, SEEN_AT_ONCE) : [...missing, ...far].slice(0, UNSEEN_AT_ONCE)
    if (next.length === 0) return
    const kept = room < 0 ? [...drawn].filter((id) => near.has(id)) : drawn
    this.#drawn.set(new Set([...kept, ...next]))
    this.#callOff = nextFrame(() => {
      this.#callOff = null
      this.#draw()
    })
  }

  #undrawn(count: number): TLShapeId[] {
    const drawn = this.#drawn.get()
    return [...this.#editor.getCurrentPageShapeIds()].filter((id) => !drawn.has(id)).slice(0, count)
  }
}

function windowAround({ x, y, w, h }: Box): Box {
  const [across, down] = [w * STEP, h * STEP]
  const left = Math.floor(x / across) * across
  const top = Math.floor(y / down) * down
  return new Box(left - w * AHEAD, top - h * AHEAD, w * (1 + 2 * AHEAD) + across, h * (1 + 2 * AHEAD) + down)
}
