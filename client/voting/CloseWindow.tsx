/**
 * Asks whether to close a round: it cannot be opened again.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { VoteRound } from '../../shared/protocol/votes.ts'
import { Button } from '../app/ui/Button.tsx'
import { Actions, Window } from '../app/ui/Window.tsx'
import { useEndRound } from './useEndRound.ts'

export function CloseWindow({ round, onClose }: { round: VoteRound; onClose: () => void }) {
  const { t } = useTranslation('voting')
  const { t: tc } = useTranslation()
  const { end, isEnding } = useEndRound()
  const close = async () => {
    if (await end(round, 'closed')) onClose()
  }
  return (
    <Window title={t('closeTitle')} role="alertdialog" isOpen onClose={onClose}>
      <p>
        {t('voted', { count: round.voters })}. {t('closeText')}
      </p>
      <Actions>
        <Button look="primary" isBusy={isEnding} onPress={() => void close()} autoFocus>
          {t('close')}
        </Button>
        <Button onPress={onClose}>{tc('cancel')}</Button>
      </Actions>
    </Window>
  )
}
