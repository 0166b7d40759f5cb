/**
 * What those who lead do with a round of scoring: close it, then show everyone what it came to.
 * @module
 */
import { Check, Eye } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScoringRound } from '../../shared/protocol/scores.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { answer, server } from '../app/api.ts'
import { problemText } from '../app/problemText.ts'
import { Button } from '../app/ui/Button.tsx'
import { Actions, Window } from '../app/ui/Window.tsx'
import './words.ts'

/** The server tells the room; what went wrong is told here. */
function useEnd({ id }: ScoringRound) {
  const { t } = useTranslation()
  const announce = useAnnounce()
  const [isEnding, setEnding] = useState(false)
  const end = async (state: 'closed' | 'revealed'): Promise<boolean> => {
    setEnding(true)
    const result = await answer(server.api.scorings[':id'].$patch({ param: { id }, json: { state } }))
    setEnding(false)
    if (!result.ok) announce(problemText(t, result.problem))
    return result.ok
  }
  return { end, isEnding }
}

export function EndScoring({ round }: { round: ScoringRound }) {
  const { t } = useTranslation('scoring')
  const { t: tc } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const { end, isEnding } = useEnd(round)
  if (round.state === 'revealed') return null
  if (round.state === 'closed')
    return (
      <Button look="primary" size="small" isBusy={isEnding} onPress={() => void end('revealed')}>
        <Eye size={16} aria-hidden="true" />
        {t('reveal')}
      </Button>
    )
  const close = async () => {
    if (await end('closed')) setAsking(false)
  }
  return (
    <>
      <Button size="small" onPress={() => setAsking(true)}>
        <Check size={16} aria-hidden="true" />
        {t('close')}
      </Button>
      {isAsking ? (
        <Window title={t('closeTitle')} role="alertdialog" isOpen onClose={() => setAsking(false)}>
          <p>
            {t('scored', { count: round.voters })}. {t('closeText')}
          </p>
          <Actions>
            <Button look="primary" isBusy={isEnding} onPress={() => void close()} autoFocus>
              {t('close')}
            </Button>
            <Button onPress={() => setAsking(false)}>{tc('cancel')}</Button>
          </Actions>
        </Window>
      ) : null}
    </>
  )
}
