/**
 * Which words of a board's arrows are seen, and where on their arrows: none over another or over a card. It is worked out
 * when somebody has come to look elsewhere, never on the way, and of what is seen alone.
 * @module
 */
import type { Editor, Geometry2d, TLShape, TLShapeId } from 'tldraw'
import { atom, Box, Group2d, react, Vec } from 'tldraw'
import type { Box as BoardBox } from '../../shared/board/cards.ts'
import { ZONE_HEADER } from '../../shared/board/placement.ts'
import {
  FREE_WAY,
  placeWords,
  type SeekingWord,
  WORD_SHARES,
  wayTaken,
} from '../../shared/board/wordPlaces.ts'
import { languageNow } from '../app/i18n/index.ts'
import { shapesWithin } from './shapesWithin.ts'
import type { ZoneShape } from './store.ts'
import { boxOf } from './surroundings.ts'
import { wordsOf } from './votingShapes.ts'
import { nameBox } from './zoneName.ts'

/** In CSS pixels at a scale of 1, about: a letter of a word, what is beside all of them, and its line. */
const [LETTER, BESIDE, HEIGHT] = [6.6, 16, 22]
/** Letters of a word are no smaller on the screen than this share of their size (`RelationWord.module.css`). */
const LEAST_SCALE = 0.85
/** Farther off than this cards are unread, and words are out of the way. */
const LEAST_ZOOM = 0.22
/** How far around what is seen words are placed ahead, in widths and heights of it. */
const AHEAD = 0.5
/** Milliseconds for which changes are gathered. */
const GATHER_MS = 100

/** What an arrow has to say. */
export interface ArrowWord {
  readonly word: string
  /** Somebody points at the arrow, or has chosen a card of it: it is said before all others. */
  readonly isNear: boolean
}

/** Places of a word in its arrow's coordinates, the best first: on its way, or below the words that somebody wrote there. */
export function placesOf(geometry: Geometry2d) {
  const [body, label] = geometry instanceof Group2d ? geometry.children : [geometry]
  if (!body) return null
  const ends = [body.interpolateAlongEdge(0), body.interpolateAlongEdge(1)] as const
  if (!label?.isLabel)
    return {
      at: WORD_SHARES.map((share) => body.interpolateAlongEdge(share)),
      isBelow: false,
      length: body.length,
      ends,
    }
  const { center, maxY } = label.bounds
  return { at: [new Vec(center.x, maxY)], isBelow: true, length: body.length, ends }
}

/** How much of a way a word lies over where it crosses it, in the word's own pixels. */
export const takenBy = (word: string, [from, to]: readonly [Vec, Vec]): number =>
  wayTaken({ w: LETTER * word.length + BESIDE, h: HEIGHT }, from, to)

const all = new WeakMap<Editor, RelationWords>()

/** Those of an editor, made when they are first asked for. */
export function relationWordsOf(editor: Editor): RelationWords {
  const words = all.get(editor) ?? new RelationWords(editor)
  all.set(editor, words)
  return words
}

class RelationWords {
  readonly #editor: Editor
  readonly #words = new Map<TLShapeId, ArrowWord>()
  readonly #places = atom<ReadonlyMap<string, number>>('places of words', new Map())
  #stop: (() => void) | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(editor: Editor) {
    this.#editor = editor
  }

  /** The place that an arrow's word has, a number of its `placesOf`; undefined where it has none. */
  placeOf(arrow: TLShapeId): number | undefined {
    return this.#places.get().get(arrow)
  }

  /** Looks for a place for what an arrow says, until the returned function is called. */
  say(arrow: TLShapeId, word: ArrowWord): () => void {
    this.#words.set(arrow, word)
    this.#stop ??= this.#start()
    this.#placeSoon()
    return () => {
      this.#words.delete(arrow)
      if (this.#words.size > 0) return this.#placeSoon()
      this.#stop?.()
      this.#stop = null
      clearTimeout(this.#timer)
      this.#timer = undefined
    }
  }

  #start(): () => void {
    const editor = this.#editor
    const placeSoon = () => this.#placeSoon()
    const stopLooking = react('look at words', () => {
      if (editor.getCameraState() !== 'idle') return
      editor.getViewportPageBounds()
      placeSoon()
    })
    const stopListening = editor.store.listen(placeSoon, { scope: 'document' })
    return () => {
      stopLooking()
      stopListening()
    }
  }

  #placeSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      // Whoever is still on the way comes to rest, and then it is done.
      if (this.#editor.getCameraState() === 'idle') this.#place()
    }, GATHER_MS)
  }

  #place(): void {
    const editor = this.#editor
    const zoom = editor.getZoomLevel()
    if (zoom <= LEAST_ZOOM) return
    const view = editor.getViewportPageBounds()
    const [across, down] = [view.w * AHEAD, view.h * AHEAD]
    const area = new Box(view.x - across, view.y - down, view.w + 2 * across, view.h + 2 * down)
    const scale = Math.max(1, LEAST_SCALE / zoom)
    const rank = (word: SeekingWord, isNear: boolean) =>
      isNear ? -1 : Vec.Dist(word.places[0] ?? view.center, view.center)
    const seeking = [...this.#words]
      .flatMap(([id, said]) => {
        const word = this.#seeking(id, said, scale)
        const isSeen = word?.places.some((at) => area.containsPoint(at))
        return word && isSeen ? { word, rank: rank(word, said.isNear) } : []
      })
      .sort((a, b) => a.rank - b.rank)
    const { taken, shunned } = this.#obstacles(area)
    const places = placeWords(
      seeking.map(({ word }) => word),
      taken,
      shunned,
    )
    const before = this.#places.get()
    const isSame = places.size === before.size && [...places].every(([id, at]) => before.get(id) === at)
    if (!isSame) this.#places.set(places)
  }

  /** On the page; null for an arrow that is too short for its word, or gone. */
  #seeking(id: TLShapeId, { word, isNear }: ArrowWord, scale: number): SeekingWord | null {
    const editor = this.#editor
    const arrow = editor.getShape(id)
    const way = arrow && placesOf(editor.getShapeGeometry(arrow))
    if (!way || (!isNear && way.length - FREE_WAY <= takenBy(word, way.ends) * scale)) return null
    const transform = editor.getShapePageTransform(id)
    const h = HEIGHT * scale
    const below = way.isBelow ? h / 2 : 0
    return {
      id,
      w: (LETTER * word.length + BESIDE) * scale,
      h,
      places: way.at.map((at) => {
        const { x, y } = transform.applyToPoint(at)
        return { x, y: y + below }
      }),
    }
  }

  /** Cards, what is written on arrows, and the names of zones; and the rest of their heads, which is less in the way. */
  #obstacles(area: Box): { taken: BoardBox[]; shunned: BoardBox[] } {
    const editor = this.#editor
    const [taken, shunned]: [BoardBox[], BoardBox[]] = [[], []]
    for (const id of shapesWithin(editor, area, editor.getCurrentPageShapeIds())) {
      const shape = editor.getShape(id)
      const box = shape && boxOf(editor, shape)
      if (!box) continue
      if (isZone(shape)) {
        taken.push(nameBox(box, shape.props.name[languageNow()], editor.getZoomLevel()))
        shunned.push({ ...box, h: ZONE_HEADER })
      } else if (isCard(editor, shape)) taken.push(box)
      else if (shape.type === 'arrow') taken.push(...this.#written(shape))
    }
    return { taken, shunned }
  }

  #written(arrow: TLShape): BoardBox[] {
    const geometry = this.#editor.getShapeGeometry(arrow)
    const label = geometry instanceof Group2d ? geometry.children.find(({ isLabel }) => isLabel) : undefined
    if (!label) return []
    const { x, y } = this.#editor.getShapePageTransform(arrow).applyToPoint(label.bounds.point)
    return [{ x, y, w: label.bounds.w, h: label.bounds.h }]
  }
}

const isZone = (shape: TLShape | ZoneShape): shape is ZoneShape => (shape.type as string) === 'zone'

/** A drawn frame around cards is no card. */
const isCard = (editor: Editor, { id, type }: TLShape): boolean =>
  type === 'note' || type === 'text' || type === 'image' || (type === 'geo' && wordsOf(editor, id) !== '')
