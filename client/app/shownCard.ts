/**
 * From a window or a list to a card or a person on the board: the one asks, the board shows it.
 * @module
 */
import { createContext, useCallback, useContext, useMemo, useState } from 'react'

export interface ShownCard {
  /** The card that is asked for; null once the board shows it. */
  readonly card: { readonly id: string } | null
  readonly show: (id: string) => void
  /** The member whose view is to be followed; null once it is. */
  readonly person: { readonly id: string } | null
  readonly follow: (memberId: string) => void
  readonly done: () => void
}

const Shown = createContext<ShownCard>({
  card: null,
  show: () => {},
  person: null,
  follow: () => {},
  done: () => {},
})
export const ShownCardProvider = Shown.Provider

export const useShownCard = (): ShownCard => useContext(Shown)

/** @param onShow brings the board onto the page */
export function useShowingCards(onShow: () => void): ShownCard {
  const [card, setCard] = useState<ShownCard['card']>(null)
  const [person, setPerson] = useState<ShownCard['person']>(null)
  const done = useCallback(() => {
    setCard(null)
    setPerson(null)
  }, [])
  return useMemo(
    () => ({
      card,
      show: (id) => {
        onShow()
        setCard({ id })
      },
      person,
      follow: (id) => {
        onShow()
        setPerson({ id })
      },
      done,
    }),
    [card, person, onShow, done],
  )
}
