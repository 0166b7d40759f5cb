/**
 * Reads out that one writes unseen from now on, and that everyone's cards are shown.
 * @module
 */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BarProps } from './barParts.ts'

export function QuietNews({ me, facilitation: { quiet } }: BarProps) {
  const { t } = useTranslation('facilitation')
  const [news, setNews] = useState('')
  const writes = me.role !== 'observer'
  const before = useRef(quiet)
  useEffect(() => {
    // What was so when the page opened is on the bar, and no news.
    if (before.current === quiet) return
    before.current = quiet
    if (!quiet) setNews(t('quiet.revealed'))
    else setNews(writes ? t('quiet.begun') : '')
  }, [quiet, writes, t])
  return (
    <p className="visually-hidden" role="status">
      {news}
    </p>
  )
}
