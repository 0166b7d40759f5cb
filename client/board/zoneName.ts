/**
 * How much of a zone's head its name takes: it has a line, or two where it is too long for one (`Zone.module.css`).
 * @module
 */
import type { Box } from '../../shared/board/cards.ts'

/** In board pixels: what a name's line leaves to the sides, and about the width of one of its letters at its largest. */
const BESIDE_NAME = 154
const NAME_LETTER = 21
/** Where it begins in its zone, and the size of its letters: the least, and the most on one line and on two. */
const [LEFT, TOP] = [30, 20]
const [LEAST, MOST, MOST_LONG] = [32, 42, 37]
/** In CSS pixels: letters are no smaller on the screen while a zone has room for them. */
const ON_SCREEN = 15
const LINE = 1.06

/** Whether a name is too long for a line of a zone that is so wide, in board pixels. */
export const isLongName = (name: string, width: number): boolean =>
  name.length > (width - BESIDE_NAME) / NAME_LETTER

/**
 * The part of a zone that its name takes, in board pixels.
 * @param zone where it lies
 * @param zoom CSS pixels for each board pixel
 */
export function nameBox(zone: Box, name: string, zoom: number): Box {
  const isLong = isLongName(name, zone.w)
  const size = Math.min(Math.max(LEAST, ON_SCREEN / zoom), isLong ? MOST_LONG : MOST)
  const across = name.length * NAME_LETTER * (size / MOST)
  return {
    x: zone.x + LEFT,
    y: zone.y + TOP,
    w: Math.min(across, zone.w - 2 * LEFT),
    h: size * LINE * (isLong ? 2 : 1),
  }
}
