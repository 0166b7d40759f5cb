/**
 * The editor's way past its tools for those who come with the keyboard. Its own leads to the first card of the whole
 * board, a moment later, and on a board without cards to nowhere; this leads to the first card of what is seen.
 * @module
 */
import type { Editor, TLShape } from 'tldraw'
import { zoneAt } from '../../shared/board/cards.ts'
import { boxInView, zonesOf } from './surroundings.ts'

/** A zone that takes up as much of what is seen, in width or height, is what somebody looks at. */
const LOOKED_AT = 0.5

/** The first card in view, of the zone in the middle where that is what is looked at; else the first of the board. */
function firstCard(editor: Editor): TLShape | undefined {
  const cards = editor.getCurrentPageShapesInReadingOrder()
  const view = editor.getViewportPageBounds()
  const zones = zonesOf(editor)
  const zone = zoneAt(zones, view.center)
  const isNear = zone && (zone.box.w > view.w * LOOKED_AT || zone.box.h > view.h * LOOKED_AT)
  const seen = cards.filter((card) => boxInView(editor, card))
  const inZone = seen.filter((card) => {
    const box = isNear ? editor.getShapePageBounds(card) : null
    return box && zoneAt(zones, box.center)?.id === zone?.id
  })
  return inZone[0] ?? seen[0] ?? cards[0]
}

/** Answers to the button that skips the tools. Returns what ends it. */
export function skipToCards(editor: Editor): () => void {
  const container = editor.getContainer()
  function skip(event: MouseEvent): void {
    if (!(event.target as Element).closest('.tl-skip-to-main-content')) return
    event.preventDefault()
    event.stopImmediatePropagation()
    container.focus()
    const card = firstCard(editor)
    if (!card) return
    editor.setCurrentTool('select')
    editor.select(card.id)
    editor.zoomToSelectionIfOffscreen(80, { animation: { duration: editor.options.animationMediumMs } })
  }
  container.addEventListener('click', skip, { capture: true })
  return () => container.removeEventListener('click', skip, { capture: true })
}
