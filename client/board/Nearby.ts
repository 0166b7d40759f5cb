/**
 * Which shapes are on the page: those one sees, then those around them, and no more than a page bears. The editor alone
 * puts every shape of a board there before it shows anything, which takes seconds where there are thousands. What is
 * not there can be selected, found and moved all the same.
 * @module
 */
import type { Computed, Editor, TLRenderingShape, TLShapeId } from 'tldraw'
import { atom, Box, computed, react, Vec } from 'tldraw'
import { afterReacting } from './afterReacting.ts'
import { nextFrame } from './nextFrame.ts'
import { shapesWithin } from './shapesWithin.ts'

/** How far around what is seen shapes are drawn ahead, in widths and heights of it. */
const AHEAD = 0.5
/**
 * How far around it they are shown. The editor alone shows what is seen and not one shape more: while one looks around,
 * every picture shows some and hides others, all that is drawn is laid out and painted anew, and whatever asks which
 * shapes are shown goes through the whole board.
 */
const SHOWN_AHEAD = 0.1
/** What is near is looked at again when the view has moved by this share of its size. */
const STEP = 0.25
/** Shapes that stay on the page, out of sight too: a full room, so that looking elsewhere in it shows no gaps. */
const MOST_KEPT = 800
/** Shapes that make room for others, the farthest first. */
const TAKEN_AWAY_AT_ONCE = 60
/** Shapes that come onto the page with one picture: as many as are seen, and of the others as few as nobody notices. */
const SEEN_AT_ONCE = 60
const UNSEEN_AT_ONCE = 6

/** Of each editor, made when it is first asked for. */
const all = new WeakMap<Editor, Nearby>()

export function nearbyOf(editor: Editor): Nearby {
  const nearby = all.get(editor) ?? new Nearby(editor)
  all.set(editor, nearby)
  return nearby
}

class Nearby {
  readonly #editor: Editor
  readonly #drawn = atom<ReadonlySet<TLShapeId>>('drawn shapes', new Set())
  /** Shapes that are seen or around it: the same until one has looked elsewhere by a step. */
  readonly #near: Computed<TLShapeId[]>
  /** The same as last looked at. */
  #nearNow: readonly TLShapeId[] = []
  /** Set while the next picture draws more. */
  #callOff: (() => void) | null = null

  constructor(editor: Editor) {
    this.#editor = editor
    this.#near = this.#around('near', AHEAD, () => editor.getCurrentPageShapeIds())
    this.#lookNoFurther()
    const rendered = Object.getPrototypeOf(editor).getRenderingShapes as () => TLRenderingShape[]
    const shown = computed('shapes on the page', () => {
      const drawn = this.#drawn.get()
      return rendered.call(editor).filter(({ id }) => drawn.has(id))
    })
    editor.getRenderingShapes = () => shown.get()
  }

  /** Draws until the returned function is called. */
  start(): () => void {
    const stopRemembering = rememberShown(this.#editor)
    const stop = afterReacting('draw what is near', () => {
      this.#nearNow = this.#near.get()
      this.#editor.getCulledShapes()
      this.#editor.getCameraState()
      return () => {
        if (!this.#callOff) this.#draw()
      }
    })
    return () => {
      stop()
      stopRemembering()
      this.#callOff?.()
      this.#callOff = null
    }
  }

  /** Those of the given shapes that are seen, or as far around it as is said. */
  #around(name: string, ahead: number, among: () => Iterable<TLShapeId>): Computed<TLShapeId[]> {
    const editor = this.#editor
    const window = computed(`${name}: where`, () => windowAround(editor.getViewportPageBounds(), ahead), {
      isEqual: (a, b) => a.equals(b),
    })
    return computed(`${name}: shapes`, () => shapesWithin(editor, window.get(), among()), {
      isEqual: areSame,
    })
  }

  /** The editor looks through all of a board with every picture for what is out of sight; it need not go past the near. */
  #lookNoFurther(): void {
    const editor = this.#editor
    const shown = this.#around('shown', SHOWN_AHEAD, () => this.#near.get())
    const hidden = computed('shapes that are not shown', () => {
      const ids = new Set(editor.getCurrentPageShapeIds())
      for (const id of shown.get()) ids.delete(id)
      return ids
    })
    editor.getNotVisibleShapes = () => hidden.get()
  }

  /** Draws a picture's worth of what is missing: what is seen, what is around it, and the rest while there is room. */
  #draw(): void {
    const editor = this.#editor
    const drawn = this.#drawn.get()
    const editing = editor.getEditingShapeId()
    const near = new Set([...this.#nearNow, ...editor.getSelectedShapeIds(), ...(editing ? [editing] : [])])
    const missing = [...near].filter((id) => !drawn.has(id))
    const seen = shapesWithin(editor, editor.getViewportPageBounds(), missing)
    const room = MOST_KEPT - drawn.size
    // Who looks around needs each picture in time.
    const isStill = editor.getCameraState() === 'idle'
    const far = isStill && room > 0 && missing.length === 0 ? this.#undrawn(room) : []
    const next = seen.length > 0 ? seen.slice(0, SEEN_AT_ONCE) : [...missing, ...far].slice(0, UNSEEN_AT_ONCE)
    if (next.length === 0) return
    const kept = next.length > room ? this.#nearest(near) : drawn
    this.#drawn.set(new Set([...kept, ...next]))
    this.#callOff = nextFrame(() => {
      this.#callOff = null
      this.#draw()
    })
  }

  /** Of what is on the page what is near, and of the rest the nearest. */
  #nearest(near: ReadonlySet<TLShapeId>): TLShapeId[] {
    const editor = this.#editor
    const { center } = editor.getViewportPageBounds()
    const distance = (id: TLShapeId) => {
      const box = editor.getShapePageBounds(id)
      return box ? Vec.Dist2(box.center, center) : Number.POSITIVE_INFINITY
    }
    const others = [...this.#drawn.get()].filter((id) => !near.has(id))
    const byDistance = others.map((id) => ({ id, at: distance(id) })).sort((a, b) => a.at - b.at)
    const left = Math.max(0, MOST_KEPT - near.size - TAKEN_AWAY_AT_ONCE)
    const kept = new Set(byDistance.slice(0, left).map(({ id }) => id))
    return [...this.#drawn.get()].filter((id) => near.has(id) || kept.has(id))
  }

  #undrawn(count: number): TLShapeId[] {
    const drawn = this.#drawn.get()
    return [...this.#editor.getCurrentPageShapeIds()].filter((id) => !drawn.has(id)).slice(0, count)
  }
}

/**
 * Remembers which shapes are shown, in their order. What the editor works out is looked through from its beginnings
 * whenever it is asked for and anything anywhere has changed since: the whole board, for each move of the pointer.
 * @returns what ends it
 */
function rememberShown(editor: Editor): () => void {
  const own = Object.getPrototypeOf(editor) as Editor
  const culled = atom('remembered: not shown', own.getCulledShapes.call(editor))
  const sorted = atom('remembered: shown', own.getCurrentPageRenderingShapesSorted.call(editor))
  const stop = react('remember what is shown', () => {
    culled.set(own.getCulledShapes.call(editor))
    sorted.set(own.getCurrentPageRenderingShapesSorted.call(editor))
  })
  editor.getCulledShapes = () => culled.get()
  // Within a step of work what is remembered may be gone.
  editor.getCurrentPageRenderingShapesSorted = () =>
    sorted.get().flatMap(({ id }) => editor.getShape(id) ?? [])
  return () => {
    stop()
    editor.getCulledShapes = own.getCulledShapes
    editor.getCurrentPageRenderingShapesSorted = own.getCurrentPageRenderingShapesSorted
  }
}

const areSame = (a: readonly TLShapeId[], b: readonly TLShapeId[]) =>
  a.length === b.length && a.every((id, i) => id === b[i])

function windowAround({ x, y, w, h }: Box, ahead: number): Box {
  const [across, down] = [w * STEP, h * STEP]
  const left = Math.floor(x / across) * across
  const top = Math.floor(y / down) * down
  return new Box(left - w * ahead, top - h * ahead, w * (1 + 2 * ahead) + across, h * (1 + 2 * ahead) + down)
}
