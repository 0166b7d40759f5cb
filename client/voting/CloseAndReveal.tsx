/**
 * What those who lead do with a round: close it, then reveal it.
 * @module
 */
import { Check, Eye } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VoteRound } from '../../shared/protocol/votes.ts'
import { Button } from '../app/ui/Button.tsx'
import { CloseWindow } from './CloseWindow.tsx'
import { useEndRound } from './useEndRound.ts'

export function CloseAndReveal({ round }: { round: VoteRound }) {
  const { t } = useTranslation('voting')
  const [isClosing, setClosing] = useState(false)
  const { end, isEnding } = useEndRound()
  if (round.state === 'revealed') return null
  if (round.state === 'closed')
    return (
      <Button look="primary" size="small" isBusy={isEnding} onPress={() => void end(round, 'revealed')}>
        <Eye size={16} aria-hidden="true" />
        {t('reveal')}
      </Button>
    )
  return (
    <>
      <Button look="primary" size="small" onPress={() => setClosing(true)}>
        <Check size={16} aria-hidden="true" />
        {t('close')}
      </Button>
      {isClosing ? <CloseWindow round={round} onClose={() => setClosing(false)} /> : null}
    </>
  )
}
