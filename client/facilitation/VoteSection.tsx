/**
 * Votes in the menu of those who lead: also where the activity is another.
 * @module
 */
import { ListChecks, Vote } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../app/ui/Button.tsx'
import { useVoting } from '../voting/voting.ts'

/** @param onDone closes the menu */
export function VoteSection({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('voting')
  const { round, open } = useVoting()
  const run = (window: Parameters<typeof open>[0]) => () => {
    onDone()
    open(window)
  }
  return (
    <>
      {round === null || round.state === 'revealed' ? (
        <Button look="quiet" size="small" onPress={run({ of: 'new' })}>
          <Vote size={16} aria-hidden="true" />
          {t('open')}
        </Button>
      ) : null}
      {round ? (
        <Button look="quiet" size="small" onPress={run({ of: 'results' })}>
          <ListChecks size={16} aria-hidden="true" />
          {t('earlier')}
        </Button>
      ) : null}
    </>
  )
}
