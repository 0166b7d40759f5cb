/**
 * The editor's own arrow, which says what it means: between two cards its relation stands on it in a word, in the
 * language of whoever reads.
 * @module
 */
import type { CSSProperties } from 'react'
import type { Computed, Editor, Geometry2d, TLArrowShape, TLShapeId, Vec } from 'tldraw'
import { ArrowShapeUtil, computed, Group2d, useEditor, useValue, WeakCache } from 'tldraw'
import type { Zone } from '../../shared/board/cards.ts'
import { sameValue } from '../../shared/board/richText.ts'
import { relationSaid, scoreSaid } from '../../shared/insights/relations.ts'
import { relationWord } from '../../shared/insights/scoreText.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { joinedCards, kindAt } from './cardChoice.ts'
import styles from './RelationWord.module.css'
import { zonesOf } from './surroundings.ts'
import { wordsOf } from './votingShapes.ts'

export class SayingArrowShapeUtil extends ArrowShapeUtil {
  /** What is told to those who come to it without seeing it. */
  override getAriaDescriptor(arrow: TLArrowShape) {
    const cards = joinedCards(this.editor, arrow)
    const said = saidBy(this.editor, arrow, this.editor.user.getLocale() === 'sv' ? 'sv' : 'en')
    if (!cards || !said) return undefined
    const [from, to] = [wordsOf(this.editor, cards[0].id), wordsOf(this.editor, cards[1].id)]
    return `${from} – ${said} – ${to}`
  }

  /** In the arrow's own element, so that it costs nothing while one looks around: it moves, and goes, with the arrow. */
  override component(arrow: TLArrowShape) {
    return (
      <>
        {super.component(arrow)}
        <RelationWord arrow={arrow} />
      </>
    )
  }
}

/** Zones seldom change, and cards all the time: told once for all arrows of a board. */
const zones = new WeakCache<Editor, Computed<readonly Zone[]>>()
const zonesOn = (editor: Editor): readonly Zone[] =>
  zones.get(editor, () => computed('zones', () => zonesOf(editor), { isEqual: sameValue })).get()

/** What a pointer passes over is mostly cards, which concerns no arrow. */
const pointedAt = new WeakCache<Editor, Computed<TLShapeId | null>>()
const arrowPointedAt = (editor: Editor): TLShapeId | null =>
  pointedAt
    .get(editor, () =>
      computed('arrow pointed at', () => {
        const shape = editor.getHoveredShape()
        return shape?.type === 'arrow' ? shape.id : null
      }),
    )
    .get()

/** What an arrow says; null unless it joins two cards with words (rule E5). */
function saidBy(editor: Editor, arrow: TLArrowShape, language: Language): string | null {
  const cards = joinedCards(editor, arrow)
  if (!cards?.every(({ id }) => wordsOf(editor, id) !== '')) return null
  const [from, to] = [kindAt(editor, cards[0], zonesOn(editor)), kindAt(editor, cards[1], zonesOn(editor))]
  return relationWord(relationSaid(arrow.meta, from, to), scoreSaid(arrow.meta), language)
}

/** In CSS pixels at a scale of 1, about: a letter of the word, what is beside all of them, and its line. */
const [LETTER, BESIDE, HEIGHT] = [6.6, 16, 22]
/** What of the arrow is to be seen on both sides of its word, in board pixels. */
const FREE = 44

/** How much of a way a word lies over where it crosses it, in the word's own pixels. */
function takenBy(word: string, from: Vec, to: Vec): number {
  const length = Math.max(1, from.dist(to))
  const [across, down] = [Math.abs(to.x - from.x) / length, Math.abs(to.y - from.y) / length]
  return Math.min((LETTER * word.length + BESIDE) / across, HEIGHT / down)
}

/** Where the word stands in the arrow's coordinates: in its middle, or below the words that somebody wrote there. */
function placeOf(geometry: Geometry2d) {
  const [body, label] = geometry instanceof Group2d ? geometry.children : [geometry]
  if (!body) return null
  const middle = body.interpolateAlongEdge(0.5)
  const { center, maxY } = label?.isLabel ? label.bounds : { center: middle, maxY: null }
  const ends = [body.interpolateAlongEdge(0), body.interpolateAlongEdge(1)] as const
  return { x: center.x, y: maxY ?? center.y, isBelow: maxY !== null, length: body.length, ends }
}

function RelationWord({ arrow }: { arrow: TLArrowShape }) {
  const editor = useEditor()
  const { language } = useLanguage()
  const { id } = arrow
  const word = useValue('said', () => saidBy(editor, arrow, language), [editor, arrow, language])
  const geometry = useValue('way of an arrow', () => editor.getShapeGeometry(arrow), [editor, arrow])
  const hand = useValue('in hand', () => handAt(editor, arrow), [editor, arrow])
  const place = word && placeOf(geometry)
  // Whoever has the arrow in hand has the choice there, which says it (CardChoiceMenu.tsx).
  if (!place || hand === 'chosen') return null
  const style = {
    '--x': `${place.x}px`,
    '--y': `${place.y}px`,
    '--length': Math.round(place.length - FREE),
    '--taken': Math.round(takenBy(word, ...place.ends)),
  } as CSSProperties
  return (
    <div
      className={styles.word}
      style={style}
      data-arrow={id}
      data-below={place.isBelow || undefined}
      data-near={hand === 'near' || undefined}
    >
      {word}
    </div>
  )
}

/** Whether the relation can be chosen at this moment, or the arrow or a card of it is what somebody looks at. */
function handAt(editor: Editor, arrow: TLArrowShape): 'chosen' | 'near' | null {
  const selected = editor.getOnlySelectedShapeId()
  if (selected === arrow.id) return editor.getIsReadonly() ? 'near' : 'chosen'
  if (arrowPointedAt(editor) === arrow.id) return 'near'
  return selected && joinedCards(editor, arrow)?.some(({ id }) => id === selected) ? 'near' : null
}
