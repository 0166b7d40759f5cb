/**
 * Where things lie down a board into which strips have been put. A document keeps every place as it would be without
 * them, on a ruler that never changes; a place inside a strip names the strip. So a growth is one small entry, whoever
 * moves something at that moment knows nothing of it and says the right thing all the same, and everyone who has the
 * same entries sees the same board (docs/decisions/0015).
 * @module
 */
import { NOTE_SIZE } from './cards.ts'
import { CARD_GAP } from './placement.ts'

/** A row of notes with the air below it, in board pixels: what strips are measured in. */
export const ROW = NOTE_SIZE + CARD_GAP

/**
 * A strip of the board from one place across to another, in board pixels, infinite at the board's ends. `path` is where
 * it begins, on the ruler: its last number is that place, the others are the strips that it was put into, from the
 * outside inwards. `origin` is where the edge was that room was made at, which is elsewhere where something reached
 * across it. Of those that have the same origin the one of most rows counts: two people who make the same room at once
 * make it once. Those of others come on top.
 */
export interface Strip {
  readonly from: number
  readonly to: number
  readonly rows: number
  readonly path: readonly number[]
  readonly origin: readonly number[]
}

/** A place on the ruler: inside the strips of `path`, or in none. Within a strip it is counted on from where that begins. */
export interface Mark {
  readonly y: number
  readonly path: readonly number[]
}

/** A strip at one place across the board. */
interface Seam {
  readonly at: number
  /** By their origins. */
  readonly rows: Map<string, number>
  /** Those put into it, from the top. */
  readonly within: Seam[]
  /** Board pixels, with those put into it. */
  total: number
}

const heightOf = (seams: readonly Seam[], counts: (at: number) => boolean): number => {
  let height = 0
  for (const { at, total } of seams) if (counts(at)) height += total
  return height
}

function seamAt(seams: Seam[], at: number): Seam {
  const known = seams.find((seam) => seam.at === at)
  if (known) return known
  const seam: Seam = { at, rows: new Map(), within: [], total: 0 }
  seams.push(seam)
  return seam
}

/** Sorts seams and sums them up. */
function measured(seams: Seam[]): Seam[] {
  for (const seam of seams) {
    const rows = [...seam.rows.values()].reduce((sum, each) => sum + each, 0)
    seam.total = rows * ROW + heightOf(measured(seam.within), () => true)
  }
  return seams.sort((a, b) => a.at - b.at)
}

export class Ruler {
  readonly #strips: readonly Strip[]
  /** Where a column of other strips begins, from the left. */
  readonly edges: readonly number[]
  readonly #columns = new Map<number, readonly Seam[]>()

  constructor(strips: readonly Strip[]) {
    this.#strips = strips
    const edges = strips.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite)
    this.edges = [...new Set(edges)].sort((a, b) => a - b)
  }

  /** Whether nothing was put in. */
  get isPlain(): boolean {
    return this.#strips.length === 0
  }

  /** Board pixels from the top of the page. */
  page(x: number, { y, path }: Mark): number {
    let seams = this.#column(x)
    let shift = 0
    for (const at of path) {
      shift += heightOf(seams, (other) => other < at)
      seams = seams.find((seam) => seam.at === at)?.within ?? []
    }
    return y + shift + heightOf(seams, (at) => at <= y)
  }

  /** The reverse of {@link page}. */
  mark(x: number, page: number): Mark {
    const path: number[] = []
    let y = page
    let seams = this.#column(x)
    for (let i = 0; i < seams.length; ) {
      const seam = seams[i]
      if (!seam || y < seam.at) break
      if (y < seam.at + seam.total) {
        path.push(seam.at)
        seams = seam.within
        i = 0
      } else {
        y -= seam.total
        i++
      }
    }
    return { y, path }
  }

  /** Rows that were put in at a place from an origin. */
  rows(x: number, path: readonly number[], origin: readonly number[]): number {
    let seams = this.#column(x)
    let seam: Seam | undefined
    for (const at of path) {
      seam = seams.find((each) => each.at === at)
      seams = seam?.within ?? []
    }
    return seam?.rows.get(origin.join()) ?? 0
  }

  #column(x: number): readonly Seam[] {
    if (this.isPlain) return []
    const place = this.edges.findLastIndex((edge) => edge <= x)
    const known = this.#columns.get(place)
    if (known) return known
    const seams: Seam[] = []
    for (const { from, to, rows, path, origin } of this.#strips) {
      if (x < from || x >= to) continue
      let level = seams
      let seam: Seam | null = null
      for (const at of path) {
        seam = seamAt(level, at)
        level = seam.within
      }
      const known = seam?.rows.get(origin.join()) ?? 0
      seam?.rows.set(origin.join(), Math.max(known, rows))
    }
    const column = measured(seams)
    this.#columns.set(place, column)
    return column
  }
}
