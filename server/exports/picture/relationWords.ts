/**
 * What the arrows of a board say, as words over all that lies on it: clear of cards and of each other as in the editor
 * (`client/board/RelationWords.ts`). Nobody can point at an arrow of a picture, so what finds no such place is said too,
 * where it lies over the fewest words.
 * @module
 */
import type { Box } from '../../../shared/board/cards.ts'
import type { Point } from '../../../shared/board/geometry.ts'
import { textWidth } from '../../../shared/board/noteSize.ts'
import {
  FREE_WAY,
  placeWords,
  type SeekingWord,
  WORD_SHARES,
  wayTaken,
  wordBox,
} from '../../../shared/board/wordPlaces.ts'
import type { Body } from './arrowBody.ts'
import { labelSvg } from './label.ts'
import { decimal } from './svgText.ts'

/** An arrow that says something. Lengths are board pixels of the page. */
export interface SayingArrow {
  readonly id: string
  readonly word: string
  readonly body: Body
  /** What somebody wrote on it, which its word stands below. */
  readonly written: Box | null
}

/** What words keep clear of: of cards, and if need be only of what is written on them. */
export interface Around {
  readonly cards: readonly Box[]
  readonly texts: readonly Box[]
  /** Heads of zones, which are less in the way. */
  readonly heads: readonly Box[]
  readonly middle: Point
}

/** Letters, sides and line. */
const WORD = { size: 16, side: 10, height: 26 }
/** How far beside the middle of an arrow its word may stand where there is no other place. */
const ASIDE = [0, 24, -24, 48, -48, 72, -72] as const

const widthOf = (word: string) => textWidth(word) * WORD.size + 2 * WORD.side

const isLongEnough = ({ word, body }: SayingArrow): boolean =>
  body.length >= wayTaken({ w: widthOf(word), h: WORD.height }, body.at(0), body.at(1)) + FREE_WAY

function seeking({ id, word, body, written }: SayingArrow): SeekingWord {
  const places = written
    ? [{ x: written.x + written.w / 2, y: written.y + written.h + WORD.height / 2 }]
    : WORD_SHARES.map((share) => body.at(share))
  return { id, w: widthOf(word), h: WORD.height, places }
}

/** On its way, then above and below the middle of it or, where it goes up or down, to its sides. */
function withPlacesAside(word: SeekingWord, { body }: SayingArrow): SeekingWord {
  const [from, to, middle] = [body.at(0), body.at(1), word.places[0] ?? body.at(0.5)]
  const isFlat = Math.abs(to.x - from.x) > Math.abs(to.y - from.y)
  const aside = ASIDE.map((far) =>
    isFlat ? { ...middle, y: middle.y + far } : { ...middle, x: middle.x + far },
  )
  return { ...word, places: [...word.places, ...aside] }
}

function wordSvg(word: string, box: Box): string {
  const [x, y] = [decimal(box.x), decimal(box.y)]
  const paper = `<rect x="${x}" y="${y}" width="${decimal(box.w)}" height="${WORD.height}" rx="${WORD.height / 2}" fill="#fff" stroke="#dfdacf"/>`
  return paper + labelSvg([word], { box, size: WORD.size, fill: '#1b2321' })
}

/** The word of each arrow as SVG, by the arrow's id. */
export function relationWords(
  arrows: readonly SayingArrow[],
  { cards, texts, heads, middle }: Around,
): Map<string, string> {
  const far = ({ places: [at = middle] }: SeekingWord) => Math.hypot(at.x - middle.x, at.y - middle.y)
  const all = arrows
    .map((arrow) => ({ arrow, word: seeking(arrow) }))
    .sort((a, b) => far(a.word) - far(b.word))
  const written = arrows.flatMap((arrow) => arrow.written ?? [])
  const long = all.filter(({ arrow }) => isLongEnough(arrow)).map(({ word }) => word)
  const free = placeWords(long, [...cards, ...written], heads)
  const boxes = new Map(
    long.flatMap((word) => {
      const place = word.places[free.get(word.id) ?? -1]
      return place ? [[word.id, wordBox(place, word)] as const] : []
    }),
  )
  const left = all
    .filter(({ word }) => !boxes.has(word.id))
    .map(({ arrow, word }) => withPlacesAside(word, arrow))
  const chosen = placeWords(left, [...texts, ...written, ...boxes.values()], heads)
  for (const word of left) {
    const place = word.places[chosen.get(word.id) ?? 0]
    if (place) boxes.set(word.id, wordBox(place, word))
  }
  return new Map(
    arrows.flatMap(({ id, word }) => {
      const box = boxes.get(id)
      return box ? [[id, wordSvg(word, box)] as const] : []
    }),
  )
}
