/**
 * The editor's own arrow, which says what it means: between two cards its relation stands on it in a word, in the
 * language of whoever reads.
 * @module
 */
import { type CSSProperties, useEffect } from 'react'
import type { Computed, Editor, TLArrowShape, TLShapeId } from 'tldraw'
import { ArrowShapeUtil, computed, useEditor, useValue, WeakCache } from 'tldraw'
import type { Zone } from '../../shared/board/cards.ts'
import { sameValue } from '../../shared/board/richText.ts'
import { FREE_WAY } from '../../shared/board/wordPlaces.ts'
import { relationSaid, scoreSaid } from '../../shared/insights/relations.ts'
import { relationWord } from '../../shared/insights/scoreText.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { joinedCards, kindAt } from './cardChoice.ts'
import styles from './RelationWord.module.css'
import { placesOf, relationWordsOf, takenBy } from './RelationWords.ts'
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

function RelationWord({ arrow }: { arrow: TLArrowShape }) {
  const editor = useEditor()
  const { language } = useLanguage()
  const { id } = arrow
  const word = useValue('said', () => saidBy(editor, arrow, language), [editor, arrow, language])
  const geometry = useValue('way of an arrow', () => editor.getShapeGeometry(arrow), [editor, arrow])
  const hand = useValue('in hand', () => handAt(editor, arrow), [editor, arrow])
  // Whoever has the arrow in hand has the choice there, which says it (CardChoiceMenu.tsx).
  const said = hand === 'chosen' ? null : word
  const isNear = hand === 'near'
  useEffect(
    () => (said ? relationWordsOf(editor).say(id, { word: said, isNear }) : undefined),
    [editor, id, said, isNear],
  )
  const chosen = useValue('place of a word', () => relationWordsOf(editor).placeOf(id), [editor, id])
  const way = said && placesOf(geometry)
  const place = way && (way.at[chosen ?? 0] ?? way.at[0])
  if (!way || !place) return null
  const style = {
    '--x': `${place.x}px`,
    '--y': `${place.y}px`,
    '--length': Math.round(way.length - FREE_WAY),
    '--taken': Math.round(takenBy(said, way.ends)),
  } as CSSProperties
  return (
    <div
      className={styles.word}
      style={style}
      data-arrow={id}
      data-below={way.isBelow || undefined}
      data-placed={chosen !== undefined || undefined}
      data-near={isNear || undefined}
    >
      {said}
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
