/**
 * Opens a vote, while the activity is one and none goes on.
 * @module
 */
import { Vote } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../app/ui/Button.tsx'
import { useVoting } from '../voting/voting.ts'
import type { BarProps } from './barParts.ts'

export function VoteTool({ leads, activity, facilitation: { vote, scoring } }: BarProps) {
  const { t } = useTranslation('voting')
  const { open } = useVoting()
  const isGoing = [vote, scoring].some((round) => round && round.state !== 'revealed')
  if (!leads || activity?.kind !== 'vote' || isGoing) return null
  return (
    // After a vote it is the result that comes next, and one more vote a possibility.
    <Button look={vote ? 'secondary' : 'primary'} size="small" onPress={() => open({ of: 'new' })}>
      <Vote size={16} aria-hidden="true" />
      {t('open')}
    </Button>
  )
}
