/**
 * Shows a card of the board that somebody asked for in a window or list beside it.
 * @module
 */
import { useEffect } from 'react'
import { type TLShapeId, useEditor } from 'tldraw'
import { useShownCard } from '../app/shownCard.ts'
import { goToCard } from './finding.ts'

export function ShowingCard() {
  const editor = useEditor()
  const { card, done } = useShownCard()
  useEffect(() => {
    if (!card) return
    // A board that has only just come onto the page looks at all of itself first.
    const frame = requestAnimationFrame(() => {
      goToCard(editor, card.id as TLShapeId)
      done()
    })
    return () => cancelAnimationFrame(frame)
  }, [editor, card, done])
  return null
}
