/**
 * Tells everyone, also those who do not see the bar, when the connection is lost and when it is back. That each
 * letter is saved is not read out: it would drown everything else.
 * @module
 */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../../app/announcements.tsx'
import type { RoomConnection } from '../../sync/useRoomConnection.ts'

export function ConnectionNews({ status }: { status: RoomConnection['status'] }) {
  const { t } = useTranslation('room')
  const announce = useAnnounce()
  const wasLost = useRef(false)
  useEffect(() => {
    if (status === 'offline' && !wasLost.current) {
      wasLost.current = true
      announce(t('saved.lost'))
    }
    if (status === 'live' && wasLost.current) {
      wasLost.current = false
      announce(t('saved.back'))
    }
  }, [status, announce, t])
  return null
}
