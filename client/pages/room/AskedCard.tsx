/**
 * A card that the page's address asks for: shown on the board at its place, and open beside it where there is room.
 * @module
 */
import { useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'
import { readRecord } from '../../../shared/board/document.ts'
import { useShownCard } from '../../app/shownCard.ts'
import { useOpenCard } from '../../card/openCard.ts'
import type { RoomConnection } from '../../sync/useRoomConnection.ts'

/** In CSS pixels: on less, the open card would hide the place that was asked for. */
const BESIDE = '(min-width: 700px)'

export function AskedCard({ connection: { doc, ready } }: { connection: RoomConnection }) {
  const [path, navigate] = useLocation()
  const asked = new URLSearchParams(useSearch()).get('card')
  const { show } = useShownCard()
  const { open } = useOpenCard()
  useEffect(() => {
    if (!asked || !ready) return
    // Asked once: whoever loads the page again is where they went since.
    navigate(path, { replace: true })
    show(asked)
    // One that is gone opens too, and says so.
    if (matchMedia(BESIDE).matches || !readRecord(doc, asked)) open(asked)
  }, [asked, ready, doc, path, navigate, show, open])
  return null
}
