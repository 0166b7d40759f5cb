/**
 * How much of a zone's head its name takes: a line, of smaller letters where it is long, or two where it is too long for
 * that (`Zone.module.css`).
 * @module
 */
import type { Box } from '../../shared/board/cards.ts'

/**
 * In board pixels: what a name's line leaves to the sides, alone and with the pencil of those who lead, and about the width
 * of a letter, larger and smaller.
 */
const [BESIDE_NAME, BESIDE_PENCIL] = [60, 154]
const [NAME_LETTER, SMALL_LETTER] = [21, 18.25]
/** Where it begins in its zone, and the size of its letters: the least, and the most of a name and of a long one. */
const [LEFT, TOP] = [30, 20]
const [LEAST, MOST, MOST_LONG] = [32, 42, 37]
/** In CSS pixels: letters are no smaller on the screen while a zone has room for them. */
const ON_SCREEN = 15
const LINE = 1.06

/** What is left for a zone's words on a line, in board pixels. */
export const nameRoom = (width: number, hasPencil: boolean): number =>
  width - (hasPencil ? BESIDE_PENCIL : BESIDE_NAME)

/** How a name stands in a zone that is so wide, in board pixels: as others do, smaller, or on two lines. */
export function nameForm(name: string, width: number, hasPencil: boolean): 'plain' | 'small' | 'two' {
  const room = nameRoom(width, hasPencil)
  if (name.length * NAME_LETTER <= room) return 'plain'
  return name.length * SMALL_LETTER <= room ? 'small' : 'two'
}

/**
 * The part of a zone that its name takes, in board pixels.
 * @param zone where it lies
 * @param zoom CSS pixels for each board pixel
 */
export function nameBox(zone: Box, name: string, zoom: number): Box {
  // With a pencil it takes more lines: what has room then has room for all.
  const form = nameForm(name, zone.w, true)
  const size = Math.min(Math.max(LEAST, ON_SCREEN / zoom), form === 'plain' ? MOST : MOST_LONG)
  const across = name.length * NAME_LETTER * (size / MOST)
  return {
    x: zone.x + LEFT,
    y: zone.y + TOP,
    w: Math.min(across, zone.w - 2 * LEFT),
    h: size * LINE * (form === 'two' ? 2 : 1),
  }
}
