/**
 * Shows a card of the board, or what a person sees of it, that was asked for in a window or list beside it.
 * @module
 */
import { useEffect } from 'react'
import { type TLShapeId, useEditor } from 'tldraw'
import { useShownCard } from '../app/shownCard.ts'
import { followMember, goToCard } from './finding.ts'

export function ShowingCard() {
  const editor = useEditor()
  const { card, person, done } = useShownCard()
  useEffect(() => {
    if (!card && !person) return
    // A board that has only just come onto the page looks at all of itself first.
    const frame = requestAnimationFrame(() => {
      if (card) goToCard(editor, card.id as TLShapeId)
      if (person) followMember(editor, person.id)
      done()
    })
    return () => cancelAnimationFrame(frame)
  }, [editor, card, person, done])
  return null
}
