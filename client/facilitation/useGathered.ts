/**
 * The list goes where all are asked to look: to the zone, as long as this person has not gone elsewhere; and to the
 * zone that stands out.
 * @module
 */
import { useCallback, useEffect, useRef } from 'react'
import type { Facilitation } from '../../shared/protocol/facilitation.ts'
import { useLeft, useRoomLink } from './roomLink.ts'

interface GatheredOptions {
  readonly facilitation: Facilitation | null
  /** This person, as a gathering names them. */
  readonly me: string
  /** Goes to a zone in the list. */
  readonly onZone: (zoneId: string) => void
}

/** Gives what is to be called when the person moves about in the list by themselves. */
export function useGathered({ facilitation, me, onZone }: GatheredOptions): () => void {
  const link = useRoomLink()
  const left = useLeft()
  const gathering = facilitation?.gathering ?? null
  const isFollowing = gathering !== null && gathering.by !== me && left !== gathering.since
  const go = useRef(onZone)
  useEffect(() => {
    go.current = onZone
  })
  const [since, zone] = isFollowing ? [gathering.since, gathering.zone] : [null, null]
  useEffect(() => {
    if (since !== null && zone !== null) go.current(zone)
  }, [since, zone])

  const highlight = facilitation?.highlight ?? null
  useEffect(() => {
    if (highlight !== null) go.current(highlight)
  }, [highlight])

  return useCallback(() => {
    if (since !== null) link.leave(since)
  }, [link, since])
}
