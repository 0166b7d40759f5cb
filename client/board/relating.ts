/**
 * An arrow from a card to another that is named, for those who draw none: without a pointer, or to where they do not see.
 * @module
 */
import type { Editor, TLArrowBinding, TLShape, TLShapeId } from 'tldraw'
import { Box, createShapeId } from 'tldraw'
import { NOTE_SIZE } from '../../shared/board/cards.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { showBox } from './camera.ts'
import { joinedCards, selectedCard } from './cardChoice.ts'
import { cardsWith, type Found } from './finding.ts'
import { boxOf, centerOf } from './surroundings.ts'

/** The card that an arrow may be drawn from now; null where there is none. */
export const cardToRelate = (editor: Editor): TLShape | null =>
  editor.getIsReadonly() ? null : selectedCard(editor)

/** The arrow that already leads from one card to another. */
const arrowBetween = (editor: Editor, from: TLShapeId, to: TLShapeId): TLShape | undefined =>
  editor.getCurrentPageShapes().find((shape) => {
    const ends = shape.type === 'arrow' ? joinedCards(editor, shape) : null
    return ends?.[0].id === from && ends[1].id === to
  })

/** Draws an arrow from one card to another, which holds to both; gives its id, none where that may not be. */
function drawArrow(editor: Editor, from: TLShapeId, to: TLShapeId): TLShapeId | null {
  const arrow = createShapeId()
  const ends = { start: from, end: to } as const
  const box = boxOf(editor, from)
  if (!box) return null
  editor.markHistoryStoppingPoint('relate')
  editor.run(() => {
    editor.createShape({ id: arrow, type: 'arrow', ...centerOf(box) })
    editor.createBindings<TLArrowBinding>(
      (['start', 'end'] as const).map((terminal) => ({
        type: 'arrow',
        fromId: arrow,
        toId: ends[terminal],
        props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false },
      })),
    )
  })
  return editor.getShape(arrow) ? arrow : null
}

/** Shows both cards whole, if they are not. */
function showBoth(editor: Editor, ...cards: readonly TLShapeId[]): void {
  const boxes = cards.map((card) => editor.getShapePageBounds(card)).filter((box) => box !== undefined)
  const both = Box.Common(boxes)
  if (!editor.getViewportPageBounds().contains(both)) showBox(editor, both.expandBy(NOTE_SIZE / 4))
}

/** Joins two cards, and selects the arrow between them, at which is chosen what it says. */
function relate(editor: Editor, from: TLShapeId, to: TLShapeId): void {
  if (editor.getIsReadonly() || !editor.getShape(from) || !editor.getShape(to)) return
  const arrow = arrowBetween(editor, from, to)?.id ?? drawArrow(editor, from, to)
  if (!arrow) return
  editor.setCurrentTool('select')
  editor.select(arrow)
  showBoth(editor, from, to)
}

/** The cards that have some words, but for the one to draw from, the nearest first. */
export function cardsToRelate(editor: Editor, from: TLShapeId, query: string, language: Language): Found[] {
  const box = boxOf(editor, from)
  return cardsWith(editor, query, language, {
    ...(box ? { near: centerOf(box) } : {}),
    except: from,
    go: (id) => relate(editor, from, id),
  })
}
