/**
 * What may be said of the one card or arrow that is selected: a card's kind where its zone takes several, an arrow's
 * relation between the two cards it joins.
 * @module
 */
import type { Editor, TLShape, TLShapeId } from 'tldraw'
import { textOfRecord, type Zone, zoneAt } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import { kindOf } from '../../shared/insights/extract.ts'
import { relationChoices, relationSaid, type Score, scoreSaid } from '../../shared/insights/relations.ts'
import type { Kind, RelationType } from '../../shared/vocabulary.ts'
import { boxOf, zonesOf } from './surroundings.ts'

/** `chosen` is the one that holds now, by choice or by default; the default of a relation comes first. */
export type CardChoice =
  | { readonly of: 'kind'; readonly id: TLShapeId; readonly options: readonly Kind[]; readonly chosen: Kind }
  | {
      readonly of: 'relation'
      readonly id: TLShapeId
      readonly options: readonly RelationType[]
      readonly chosen: RelationType
      /** How two goals meet, where that is what the arrow says; null where nobody said how much. */
      readonly score?: Score | null
    }

const cardTypes = new Set(['note', 'text', 'geo'])

function zoneOf(editor: Editor, shape: TLShape, zones: readonly Zone[] = zonesOf(editor)) {
  const box = boxOf(editor, shape)
  return box && zoneAt(zones, { x: box.x + box.w / 2, y: box.y + box.h / 2 })
}

/** The kind that a card has where it lies. */
export const kindAt = (editor: Editor, shape: TLShape, zones?: readonly Zone[]): Kind =>
  kindOf(shape, zoneOf(editor, shape, zones))

function kindChoice(editor: Editor, shape: TLShape): CardChoice | null {
  const zone = zoneOf(editor, shape)
  if (!zone || zone.kinds.length < 2) return null
  return { of: 'kind', id: shape.id, options: zone.kinds, chosen: kindOf(shape, zone) }
}

/** The two cards that an arrow joins; null for one that does not. */
export function joinedCards(editor: Editor, arrow: TLShape): readonly [from: TLShape, to: TLShape] | null {
  const bindings = editor.getBindingsFromShape(arrow, 'arrow')
  const endAt = (terminal: 'start' | 'end') => {
    const bound = bindings.find(({ props }) => (props as { terminal: string }).terminal === terminal)
    const shape = bound && editor.getShape(bound.toId)
    return shape && cardTypes.has(shape.type) ? shape : null
  }
  const [from, to] = [endAt('start'), endAt('end')]
  return from && to ? [from, to] : null
}

function relationChoice(editor: Editor, arrow: TLShape): CardChoice | null {
  const cards = joinedCards(editor, arrow)
  if (!cards) return null
  const [from, to] = [kindAt(editor, cards[0]), kindAt(editor, cards[1])]
  const chosen = relationSaid(arrow.meta, from, to)
  return {
    of: 'relation',
    id: arrow.id,
    options: relationChoices(from, to),
    chosen,
    ...(chosen === 'interacts' ? { score: scoreSaid(arrow.meta) ?? null } : {}),
  }
}

/** The one card that is selected, of those that have words. */
export function selectedCard(editor: Editor): TLShape | null {
  const shape = editor.getOnlySelectedShape()
  if (!shape || !cardTypes.has(shape.type)) return null
  return textOfRecord(shape as unknown as BoardRecord) === '' ? null : shape
}

/** The choice that the selection leaves; null where there is none to make. */
export function choiceOfSelection(editor: Editor): CardChoice | null {
  const shape = editor.getOnlySelectedShape()
  if (!shape || editor.getIsReadonly()) return null
  if (shape.type === 'arrow') return relationChoice(editor, shape)
  return cardTypes.has(shape.type) ? kindChoice(editor, shape) : null
}

/** Says of the card or arrow what was chosen. */
export function choose(editor: Editor, { of, id }: CardChoice, value: Kind | RelationType): void {
  const shape = editor.getShape(id)
  if (!shape) return
  editor.markHistoryStoppingPoint(`choose ${of}`)
  // How much goes with what it was said of.
  const unsaid = of === 'relation' && value !== 'interacts' && scoreSaid(shape.meta) !== undefined
  editor.updateShape({ id, type: shape.type, meta: { [of]: value, ...(unsaid ? { score: null } : {}) } })
}

/** Says of an arrow between two goals how they meet; null takes it back. */
export function chooseScore(editor: Editor, id: TLShapeId, score: Score | null): void {
  const arrow = editor.getShape(id)
  if (!arrow) return
  editor.markHistoryStoppingPoint('choose score')
  editor.updateShape({ id, type: arrow.type, meta: { score } })
}
