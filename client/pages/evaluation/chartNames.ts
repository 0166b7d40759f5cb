/**
 * Where the names of baseline and target stand in the chart of an indicator.
 * @module
 */
import type { Course, Mark } from '../../../shared/insights/evaluation.ts'

/** Of the drawing, in its own units; what is drawn keeps clear of the edge. */
export const [WIDTH, HEIGHT, EDGE] = [400, 180, 14]
/** Half of the square at an end of the straight way. */
export const END = 5
/** Units that two names need between them, one over the other, to stand on the same side of what they name. */
const APART = 30
/** Units that a name takes at most, on a phone. */
const [LONG, HIGH] = [110, 24]

const share = (of: number, whole: number) => `${(100 * of) / whole}%`

/** Where something is in the drawing, from its upper left corner. */
type Point = (mark: Mark) => { readonly x: number; readonly y: number }

/**
 * As styles: over their line or square, the lower one below where they are close. The name of a line stands at its
 * beginning, and at its end where it would else lie over something measured.
 */
export function namesOf(
  { baseline, target }: Pick<Course, 'baseline' | 'target'>,
  point: Point,
  measured: readonly Mark[],
) {
  const dots = measured.map(point)
  const ends = (['baseline', 'target'] as const).flatMap((name) => {
    const end = { baseline, target }[name]
    if (!end) return []
    const { x, y } = point({ at: end.at ?? 0, value: end.value })
    return [{ name, y, x: end.at === null ? null : x, reach: end.at === null ? 2 : END + 2 }]
  })
  return ends.map(({ name, x, y, reach }, i) => {
    const other = ends[1 - i]
    const isClose = other !== undefined && Math.abs(other.y - y) < APART
    const isBelow = isClose && (y > other.y || (y === other.y && i === 0))
    const isOver = (isAt: (dot: { x: number }) => boolean) =>
      dots.some(
        (dot) => isAt(dot) && (isBelow ? dot.y >= y && dot.y < y + HIGH : dot.y <= y && dot.y > y - HIGH),
      )
    const goesToEnd = isOver((dot) => dot.x < LONG) && !isOver((dot) => dot.x > WIDTH - LONG)
    const at = x ?? (goesToEnd ? WIDTH - EDGE : EDGE)
    return {
      name,
      style: {
        ...(at > WIDTH / 2
          ? { right: share(WIDTH - at - END, WIDTH) }
          : { left: share(Math.max(at - END, 0), WIDTH) }),
        ...(isBelow ? { top: share(y + reach, HEIGHT) } : { bottom: share(HEIGHT - y + reach, HEIGHT) }),
      },
    }
  })
}
