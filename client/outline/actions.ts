/**
 * What rows and sections may ask of the outline they are in. The same object from one rendering to the next.
 * @module
 */
import { createContext, useContext } from 'react'
import type * as Y from 'yjs'
import type { Zone } from '../../shared/board/cards.ts'
import type { OutlineCard } from './readOutline.ts'

export interface OutlineActions {
  readonly doc: Y.Doc
  /** Opens the field in the place of a card's text. */
  readonly edit: (id: string) => void
  /** Closes the field. `back` moves the focus to the card's text. */
  readonly finish: (id: string, textBefore: string, back: boolean) => void
  readonly openMenu: (card: OutlineCard, zone: Zone | null, button: HTMLElement) => void
  readonly add: (zone: Zone, text: string) => void
  /** Brings a card into view and moves the focus to it. */
  readonly goTo: (id: string) => void
  readonly toggle: (sectionKey: string, isOpen: boolean) => void
}

const Actions = createContext<OutlineActions | null>(null)
export const OutlineActionsProvider = Actions.Provider

export function useOutlineActions(): OutlineActions {
  const actions = useContext(Actions)
  if (!actions) throw new Error('useOutlineActions outside of an outline')
  return actions
}

/** The element id of a card's text, where the focus goes. */
export const textId = (cardId: string): string => `outline-${cardId}`
/** The element id of a section's heading. */
export const sectionId = (key: string): string => `outline-section-${key || 'unsorted'}`
/** The element id of the field that adds a card to a section. */
export const addFieldId = (key: string): string => `outline-add-${key}`
