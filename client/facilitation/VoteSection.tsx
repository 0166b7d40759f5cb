/**
 * Votes and scores in the menu of those who lead: also where the activity is another.
 * @module
 */
import { ListChecks, ListOrdered, Vote } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Step } from '../../shared/vocabulary.ts'
import { Button } from '../app/ui/Button.tsx'
import '../scoring/words.ts'
import { useVoting } from '../voting/voting.ts'
import type { BarProps } from './barParts.ts'

/** The rooms that have actions by their templates; in others they are scored from the page where they are weighed. */
const stepsWithActions: readonly Step[] = ['prioritisation', 'policy_mix']

interface VoteSectionProps {
  bar: BarProps
  /** Closes the menu. */
  onDone: () => void
}

export function VoteSection({ bar: { facilitation, room }, onDone }: VoteSectionProps) {
  const { t } = useTranslation('voting')
  const { t: ts } = useTranslation('scoring')
  const { round, open } = useVoting()
  const { vote, scoring } = facilitation
  const isGoing = [vote, scoring].some((one) => one && one.state !== 'revealed')
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
      {isGoing || !stepsWithActions.includes(room.step) ? null : (
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
