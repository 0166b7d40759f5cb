/**
 * What of the board is seen: all of it on a wide screen, one zone's width on a phone, and never nothing.
 * @module
 */
import type { Editor, TLShape, VecLike } from 'tldraw'
import { Box, computed } from 'tldraw'
import type { Box as BoardBox } from '../../shared/board/cards.ts'
import { afterReacting } from './afterReacting.ts'

/** Narrower than this, in CSS pixels, a whole board is too small to read: one zone is shown instead. */
const NARROW = 700
/** Room left free for the tools, in CSS pixels. */
const WIDE_INSETS = { top: 10, right: 12, bottom: 66, left: 12 }
const NARROW_INSETS = { top: 8, right: 8, bottom: 116, left: 8 }
/** How far past the board's edge one may look, in board pixels: a desk's width for what does not fit in. */
const SURROUNDINGS = 1_200
/** What is shown of a board that holds nothing, in board pixels. */
const EMPTY_BOARD = new Box(0, 0, 1_600, 1_000)
const ZOOM_STEPS = [0.03, 0.08, 0.15, 0.25, 0.5, 0.75, 1, 1.5, 2, 4]
const MOVE_MS = 260

const isZone = (shape: TLShape) => (shape.type as string) === 'zone'

function boundsOf(editor: Editor, shapes: readonly TLShape[]): Box | null {
  const boxes = shapes
    .map((shape) => editor.getShapePageBounds(shape))
    .filter((box): box is Box => box !== undefined)
  return boxes.length > 0 ? Box.Common(boxes) : null
}

/** The board: its zones, or where it has none, all that lies on it. */
function boardBounds(editor: Editor): Box {
  const shapes = editor.getCurrentPageShapes()
  return boundsOf(editor, shapes.filter(isZone)) ?? boundsOf(editor, shapes) ?? EMPTY_BOARD
}

/** The zones of a board, as boxes of the page. */
const zoneBoxes = (editor: Editor): Box[] =>
  editor
    .getCurrentPageShapes()
    .filter(isZone)
    .map((zone) => editor.getShapePageBounds(zone))
    .filter((box): box is Box => box !== undefined)

/** The zone where reading begins. */
const firstOf = <T extends BoardBox>(zones: readonly T[]): T | null =>
  [...zones].sort((a, b) => a.y - b.y || a.x - b.x)[0] ?? null

interface Camera {
  readonly x: number
  readonly y: number
  readonly z: number
}

interface Size {
  readonly w: number
  readonly h: number
}

/** The camera that shows a box whole and no larger than life, between the tools. */
function cameraFor(screen: Size, box: BoardBox, isWhole: boolean): Camera {
  const inset = screen.w < NARROW ? NARROW_INSETS : WIDE_INSETS
  const free = { w: screen.w - inset.left - inset.right, h: screen.h - inset.top - inset.bottom }
  const across = free.w / box.w
  const z = Math.max(ZOOM_STEPS[0] ?? 0, Math.min(isWhole ? Math.min(across, free.h / box.h) : across, 1))
  const top = isWhole ? inset.top + (free.h - box.h * z) / 2 : inset.top
  return { x: (inset.left + (free.w - box.w * z) / 2) / z - box.x, y: top / z - box.y, z }
}

/** Shows the whole board. */
export function showAll(editor: Editor): void {
  editor.setCamera(cameraFor(editor.getViewportScreenBounds(), boardBounds(editor), true), {
    animation: { duration: MOVE_MS },
  })
}

/**
 * Shows a part of the board whole; `duration` is how long the way there takes, in milliseconds. It leads as far out as what is
 * looked for lies: whoever goes there is not held within the board's reach.
 */
export function showBox(editor: Editor, { x, y, w, h }: BoardBox, duration = MOVE_MS): void {
  editor.stopFollowingUser()
  const camera = cameraFor(editor.getViewportScreenBounds(), { x, y, w, h }, true)
  onTheWay.set(editor, { to: { x: x + w / 2, y: y + h / 2 }, until: performance.now() + 2 * duration })
  editor.setCamera(camera, { animation: { duration }, force: true })
}

/** Where editors go to at the moment, and when they are there at the latest, frames that come late with them. */
const onTheWay = new WeakMap<Editor, { readonly to: VecLike; readonly until: number }>()

/** The middle of what somebody looks at, as a point of the page: of the part that they are on the way to, else of what is seen. */
export function lookedAt(editor: Editor): VecLike {
  const way = onTheWay.get(editor)
  return way && performance.now() < way.until ? way.to : editor.getViewportPageBounds().center
}

/** How far to move what lies from `start` to `end` so that it lies between 0 and `room`; its start comes first. */
function stepInto(start: number, end: number, room: number): number {
  const back = Math.min(0, room - end)
  return start + back < 0 ? -start : back
}

/**
 * Moves the board as little as shows a part of it between the tools, as large as the board is shown now; of a part that
 * has no room, its top left. Nothing moves where all of it is seen.
 */
export function bringIntoView(editor: Editor, box: BoardBox): void {
  const screen = editor.getViewportScreenBounds()
  const inset = screen.w < NARROW ? NARROW_INSETS : WIDE_INSETS
  const { x, y, z } = editor.getCamera()
  const left = (box.x + x) * z - inset.left
  const top = (box.y + y) * z - inset.top
  const dx = stepInto(left, left + box.w * z, screen.w - inset.left - inset.right)
  const dy = stepInto(top, top + box.h * z, screen.h - inset.top - inset.bottom)
  if (dx === 0 && dy === 0) return
  editor.stopFollowingUser()
  editor.setCamera({ x: x + dx / z, y: y + dy / z, z }, { animation: { duration: MOVE_MS } })
}

function firstCamera(editor: Editor, isWhole: boolean): Camera {
  const screen = editor.getViewportScreenBounds()
  const zone = screen.w < NARROW && !isWhole ? firstOf(zoneBoxes(editor)) : null
  return zone ? cameraFor(screen, zone, false) : cameraFor(screen, boardBounds(editor), true)
}

/**
 * What is seen at first of a board that has zones, in board pixels.
 * @param screens the sizes, in CSS pixels, that what the board is shown in may have
 */
export function firstView(screens: readonly Size[], zones: readonly BoardBox[]): BoardBox {
  const all = Box.Common(zones.map(({ x, y, w, h }) => new Box(x, y, w, h)))
  const views = screens.map((screen) => {
    const zone = screen.w < NARROW ? firstOf(zones) : null
    const { x, y, z } = zone ? cameraFor(screen, zone, false) : cameraFor(screen, all, true)
    return new Box(-x, -y, screen.w / z, screen.h / z)
  })
  return Box.Common(views)
}

/**
 * Shows the board as it is first seen, and again whenever the window or the board's size changes, until the person
 * looks elsewhere. Keeps the board within reach. Returns what ends it. With `isWhole` all of it is seen first, on a
 * phone too.
 */
export function startCamera(editor: Editor, isWhole = false): () => void {
  let shown: Camera | null = null
  const board = computed('board bounds', () => boardBounds(editor), {
    isEqual: (a, b) => a.equals(b),
  })
  const isUntouched = () => {
    const { x, y, z } = editor.getCamera()
    return !shown || (Math.abs(x - shown.x) < 1 && Math.abs(y - shown.y) < 1 && z === shown.z)
  }
  const look = (bounds: Box, camera: Camera) => {
    const untouched = isUntouched()
    editor.setCameraOptions({
      zoomSteps: ZOOM_STEPS,
      constraints: {
        bounds,
        padding: { x: 0, y: 0 },
        origin: { x: 0.5, y: 0.5 },
        initialZoom: 'default',
        baseZoom: 'default',
        behavior: 'outside',
      },
    })
    if (!untouched) return
    editor.setCamera(camera, { immediate: true, force: true })
    const { x, y, z } = editor.getCamera()
    shown = { x, y, z }
  }
  return afterReacting('keep the board in view', () => {
    const bounds = board.get().clone().expandBy(SURROUNDINGS)
    const camera = firstCamera(editor, isWhole)
    return () => look(bounds, camera)
  })
}
