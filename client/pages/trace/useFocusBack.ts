/**
 * Gives the focus back to the card whose thread was closed, once it is shown again.
 * @module
 */
import { type RefObject, useEffect } from 'react'

/** The id of the card that was left; null where none was. */
export type LeftCard = RefObject<string | null>

export function useFocusBack(within: RefObject<HTMLElement | null>, left: LeftCard): void {
  // After each drawing: the picture is laid out anew when a thread is closed, and the card comes with it.
  useEffect(() => {
    if (left.current === null) return
    const cards = within.current?.querySelectorAll<HTMLElement>('[data-card]') ?? []
    const card = [...cards].find((one) => one.dataset.card === left.current)
    if (!card) return
    left.current = null
    card.focus()
  })
}
