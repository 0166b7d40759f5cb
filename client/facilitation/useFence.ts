/**
 * The fence of this room for a person, and the words for who runs into it.
 * @module
 */
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facilitation } from '../../shared/protocol/facilitation.ts'
import type { Me } from '../../shared/protocol/members.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { useLanguage } from '../app/i18n/index.ts'
import { type Fence, fenceFor, type Why } from './fence.ts'
import './words.ts'

/** The same object as long as it says the same. */
export function useFence(me: Me, facilitation: Facilitation | null): Fence | null {
  const fence = fenceFor(me, facilitation)
  const said = fence && JSON.stringify([[...fence.zones], fence.layout])
  const kept = useRef({ said, fence })
  if (kept.current.said !== said) kept.current = { said, fence }
  return kept.current.fence
}

/** Milliseconds in which the same is not said again: a drag tries sixty times a second. */
const SAID_MS = 4_000

/**
 * Tells the person why what they tried cannot be done. The same function for good: a board is opened with it, and words
 * that are fetched later, of a window that opens, must not open it anew.
 */
export function useTellWhy(): (why: Why) => void {
  const { t } = useTranslation('facilitation')
  const { language } = useLanguage()
  const announce = useAnnounce()
  const last = useRef({ text: '', at: Number.NEGATIVE_INFINITY })
  const tell = useRef<(why: Why) => void>(() => {})
  tell.current = (why) => {
    const text = why.of === 'zone' ? t('fence.zone', { zone: why.zone.name[language] }) : t('fence.layout')
    const now = performance.now()
    if (last.current.text === text && now - last.current.at < SAID_MS) return
    last.current = { text, at: now }
    announce(text)
  }
  return useCallback((why) => tell.current(why), [])
}
