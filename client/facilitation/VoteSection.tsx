/**
 * Votes and scores in the menu of those who lead: also where the activity is another.
 * @module
 */
import { ListChecks, ListOrdered, Vote } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../app/ui/Button.tsx'
import '../scoring/words.ts'
import { useVoting } from '../voting/voting.ts'
import type { BarProps } from './barParts.ts'
import { hasActions, isRoundOpen } from './roundsHere.ts'

interface VoteSectionProps {
  bar: BarProps
  /** Closes the menu. */
  onDone: () => void
}

export function VoteSection({ bar: { facilitation, room }, onDone }: VoteSectionProps) {
  const { t } = useTranslation('voting')
  const { t: ts } = useTranslation('scoring')
  const { round, open } = useVoting()
  const isGoing = isRoundOpen(facilitation)
  const run = (window: Parameters<typeof open>[0]) => () => {
    onDone()
    open(window)
  }
  return (
    <>
      {isGoing ? null : (
        <Button look="quiet" size="small" onPress={run({ of: 'new' })}>
          <Vote size={16} aria-hidden="true" />
          {t('open')}
        </Button>
      )}
      {isGoing || !hasActions(room) ? null : (
        <Button look="quiet" size="small" onPress={run({ of: 'scoring' })}>
          <ListOrdered size={16} aria-hidden="true" />
          {ts('open')}
        </Button>
      )}
      {round ? (
        <Button look="quiet" size="small" onPress={run({ of: 'results' })}>
          <ListChecks size={16} aria-hidden="true" />
          {t('earlier')}
        </Button>
      ) : null}
    </>
  )
}
