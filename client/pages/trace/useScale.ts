/**
 * How near a picture is looked at in its frame, which scrolls: by buttons, keys, the wheel with Ctrl, and by dragging.
 * @module
 */
import {
  type PointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { Point, Size } from './laid.ts'

const NEAREST = 1.6
/** As far as this, or as it takes to have all of it in view. */
const FURTHEST = 0.12
/** A picture that is smaller than its frame is not blown up. */
const WHOLE = 1

/** From here on a card's words can be read: a picture begins no further away. */
const READABLE = 0.9
/** Less than this of a frame on the screen, in CSS pixels, is too little to begin with: it has been scrolled away from. */
const LEAST_SEEN = 200
/** The row over the picture that says what its columns are, in CSS pixels. */
export const HEAD_HEIGHT = 36
/** The room under the picture for the buttons that lie over the frame's corner, in CSS pixels. */
export const FOOT_HEIGHT = 60

/** The height that the frame may come to, in CSS pixels. */
const highest = (box: Element) => Number.parseFloat(getComputedStyle(box).maxHeight) || box.clientHeight

/** Of a frame of this height, in CSS pixels, what is on the screen: what lies under its edge is not seen first. */
function onScreen(box: Element, high: number): number {
  const seen = window.innerHeight - box.getBoundingClientRect().top
  return seen > LEAST_SEEN && seen < high ? seen : high
}

/**
 * @param of what the picture shows: as long as it is the same, whoever has looked nearer or further goes on doing so
 * @param begin the corner from which a window of some size in a frame of some size is seen first, all in pixels of the picture
 */
export function useScale(
  frame: RefObject<HTMLDivElement | null>,
  { width, height }: Size,
  of: unknown,
  begin: (window: Size, frame: Size) => Point,
) {
  const [scale, setScale] = useState(WHOLE)
  /** What of the picture is in the middle of what is seen, in its pixels, to be there again after zooming. */
  const middle = useRef<Point | null>(null)
  /** What somebody has chosen how near to look at, and how near. */
  const held = useRef<{ of: unknown; scale: number } | null>(null)
  const hold = useCallback(
    (to: number) => {
      held.current = { of, scale: to }
      setScale(to)
    },
    [of],
  )

  const wholeIn = useCallback(
    (box: Element) =>
      Math.min(WHOLE, box.clientWidth / width, (highest(box) - HEAD_HEIGHT - FOOT_HEIGHT) / height),
    [width, height],
  )
  const zoom = useCallback(
    /** @param around what is to be in the middle then; what is there now, where nothing is said */
    (by: number, around?: Point) => {
      const box = frame.current
      if (!box) return
      middle.current = around ?? {
        x: (box.scrollLeft + box.clientWidth / 2) / scale,
        y: (box.scrollTop + (box.clientHeight - HEAD_HEIGHT) / 2) / scale,
      }
      hold(Math.min(NEAREST, Math.max(Math.min(FURTHEST, wholeIn(box)), scale * by)))
    },
    [frame, scale, hold, wholeIn],
  )
  const showAll = useCallback(() => {
    const box = frame.current
    if (!box) return
    middle.current = null
    hold(wholeIn(box))
  }, [frame, wholeIn, hold])

  // Something to read comes before something to survey: all of it is in view at the press of a button.
  useLayoutEffect(() => {
    const box = frame.current
    if (!box) return
    // Lines that come when they are worked out undo no choice.
    const kept = held.current?.of === of ? held.current : null
    const near = kept?.scale ?? Math.max(wholeIn(box), READABLE)
    const high = Math.min(highest(box), height * near + HEAD_HEIGHT + FOOT_HEIGHT)
    const whole = { width: box.clientWidth / near, height: (high - HEAD_HEIGHT) / near }
    const seen = { ...whole, height: (onScreen(box, high) - HEAD_HEIGHT) / near }
    const { x, y } = begin(seen, whole)
    middle.current = { x: x + whole.width / 2, y: y + whole.height / 2 }
    setScale(near)
  }, [frame, wholeIn, begin, height, of])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each beginning has a middle of its own
  useLayoutEffect(() => {
    const [box, kept] = [frame.current, middle.current]
    if (!box || !kept) return
    box.scrollLeft = kept.x * scale - box.clientWidth / 2
    box.scrollTop = kept.y * scale - (box.clientHeight - HEAD_HEIGHT) / 2
  }, [frame, scale, begin])
  useEffect(() => {
    const box = frame.current
    function wheel(event: WheelEvent): void {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      zoom(event.deltaY < 0 ? 1.1 : 1 / 1.1)
    }
    box?.addEventListener('wheel', wheel, { passive: false })
    return () => box?.removeEventListener('wheel', wheel)
  }, [frame, zoom])
  return { scale, zoom, showAll, panning: usePanning(frame) }
}

/** Dragging the empty ground scrolls; touch does so by itself. */
function usePanning(frame: RefObject<HTMLDivElement | null>) {
  const grip = useRef<{ x: number; y: number } | null>(null)
  const onPointerDown = (event: PointerEvent) => {
    const isGround = !(event.target as Element).closest('button, a')
    if (event.pointerType !== 'mouse' || event.button !== 0 || !isGround) return
    grip.current = { x: event.clientX, y: event.clientY }
    frame.current?.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent) => {
    const from = grip.current
    if (!from) return
    frame.current?.scrollBy(from.x - event.clientX, from.y - event.clientY)
    grip.current = { x: event.clientX, y: event.clientY }
  }
  const onPointerUp = () => {
    grip.current = null
  }
  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp }
}
