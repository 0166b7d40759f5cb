/**
 * Finding the way on a board: zones by name or number, cards by their words, people by name.
 * @module
 */
import type { Editor, TLShapeId } from 'tldraw'
import { readCards, zoneAt } from '../../shared/board/cards.ts'
import type { BoardRecord } from '../../shared/board/document.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { windowOf } from './bindPresence.ts'
import { showBox } from './camera.ts'
import { everyoneOn } from './noticing.ts'
import { boxOf, zonesOf } from './surroundings.ts'

/** `go` is what choosing it does. */
export interface Found {
  readonly id: string
  readonly of: 'zone' | 'card' | 'person'
  readonly text: string
  /** The number key that leads to a zone; the zone that a card lies in. */
  readonly detail: string
  readonly go: () => void
}

/** More are not shown: whoever looks for one card writes another word of it. */
const MAX_CARDS = 40

const readable = (text: string) => text.toLocaleLowerCase().normalize('NFC')

/** The zones in reading order: their place in it is their number. */
export function zonesInOrder(editor: Editor) {
  return zonesOf(editor).sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
}

/** Shows a zone, from 1. False where there is none of that number. */
export function goToZone(editor: Editor, number: number): boolean {
  const zone = zonesInOrder(editor)[number - 1]
  if (zone) showBox(editor, zone.box)
  return zone !== undefined
}

/** Shows a card with its neighbours, selected. */
export function goToCard(editor: Editor, id: TLShapeId): void {
  const box = boxOf(editor, id)
  if (!box) return
  editor.setCurrentTool('select')
  editor.select(id)
  // As if it were a small zone: the card with its neighbours.
  showBox(editor, { x: box.x - box.w, y: box.y - box.h, w: box.w * 3, h: box.h * 3 })
}

/** Looks where a member looks, in the window that they used last; nothing where they have no board open. */
export function followMember(editor: Editor, memberId: string): void {
  const window = windowOf(everyoneOn(editor), memberId)
  if (window) editor.startFollowingUser(window.userId)
}

function people(editor: Editor): Found[] {
  return everyoneOn(editor).map(({ userId, userName }) => ({
    id: userId,
    of: 'person',
    text: userName,
    detail: '',
    go: () => editor.startFollowingUser(userId),
  }))
}

interface CardsWanted {
  /** What choosing one does. */
  readonly go: (id: TLShapeId) => void
  /** A point of the page: the nearest to it come first. */
  readonly near?: { readonly x: number; readonly y: number }
  readonly except?: TLShapeId
}

/** The first cards that have some words; without any, the first of all. */
export function cardsWith(
  editor: Editor,
  query: string,
  language: Language,
  { go, near, except }: CardsWanted,
): Found[] {
  const wanted = readable(query.trim())
  const zones = zonesOf(editor)
  const found = readCards(editor.getCurrentPageShapes() as unknown as BoardRecord[]).filter(
    ({ id, text }) => id !== except && readable(text).includes(wanted),
  )
  const far = (point: { x: number; y: number }) => (near ? Math.hypot(point.x - near.x, point.y - near.y) : 0)
  return found
    .sort((a, b) => far(a.center) - far(b.center))
    .slice(0, MAX_CARDS)
    .map(({ id, text, center }) => ({
      id,
      of: 'card',
      text,
      detail: zoneAt(zones, center)?.name[language] ?? '',
      go: () => go(id as TLShapeId),
    }))
}

/** What there is to be found under some words; without any, the zones and the people. */
export function find(editor: Editor, query: string, language: Language): Found[] {
  const wanted = readable(query.trim())
  const has = (text: string) => readable(text).includes(wanted)
  const zones = zonesInOrder(editor)
  const places = zones.map(
    ({ name, box, id }, i): Found => ({
      id: `zone ${id}`,
      of: 'zone',
      text: name[language],
      detail: i < 9 ? String(i + 1) : '',
      go: () => showBox(editor, box),
    }),
  )
  const cards = wanted === '' ? [] : cardsWith(editor, query, language, { go: (id) => goToCard(editor, id) })
  return [
    ...places.filter(({ text }) => has(text)),
    ...cards,
    ...people(editor).filter(({ text }) => has(text)),
  ]
}
