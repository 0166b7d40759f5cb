/**
 * Where a picture is looked at first: there is more of it than a screen holds, and between its cards much is empty.
 * @module
 */
import { CARD_HEIGHT, CARD_WIDTH, type Laid, type Point, type Size } from './laid.ts'

/** Ground around the outermost cards that are seen, in pixels of the picture. */
const MARGIN = 24
/** From this width on, in pixels of the picture, what is furthest up is seen together with what rests on it. */
const WIDE = 3 * CARD_WIDTH

const within = (at: number, most: number): number => Math.max(0, Math.min(at, most))

/**
 * The corner of the window through which a picture is seen first: around the chosen card; else where most cards are seen
 * whole, on a wide screen together with one of the first column.
 * @param window what of the frame is on the screen, from its upper left corner, in pixels of the picture
 * @param frame all of it, which scrolls no further than the picture goes
 */
export function beginningOf(
  { cards, width, height }: Laid,
  chosenId: string | undefined,
  window: Size,
  frame: Size = window,
): Point {
  const cornerAt = ({ x, y }: Point): Point => ({
    x: within(x, width - frame.width),
    y: within(y, height - frame.height),
  })
  const chosen = cards.find(({ node }) => node.id === chosenId)
  if (chosen)
    return cornerAt({
      x: chosen.x + CARD_WIDTH / 2 - window.width / 2,
      y: chosen.y + CARD_HEIGHT / 2 - window.height / 2,
    })
  const left = Math.min(...cards.map(({ x }) => x))
  const isWide = window.width >= WIDE
  let best: { corner: Point; seen: number } | null = null
  for (const card of cards) {
    const corner = cornerAt({ x: isWide ? left - MARGIN : card.x - MARGIN, y: card.y - MARGIN })
    const whole = cards.filter(
      ({ x, y }) =>
        x >= corner.x &&
        y >= corner.y &&
        x + CARD_WIDTH <= corner.x + window.width &&
        y + CARD_HEIGHT <= corner.y + window.height,
    )
    const seen = isWide && whole.every(({ x }) => x > left) ? 0 : whole.length
    if (!best || seen > best.seen) best = { corner, seen }
  }
  return best?.corner ?? { x: 0, y: 0 }
}
