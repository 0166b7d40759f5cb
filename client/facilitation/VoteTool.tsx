/**
 * Opens a vote, or a scoring in a room that has actions, while the activity is a vote and no round goes on.
 * @module
 */
import { ListOrdered, Vote } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../app/ui/Button.tsx'
import '../scoring/words.ts'
import { useVoting } from '../voting/voting.ts'
import type { BarProps } from './barParts.ts'
import { hasActions, isRoundOpen } from './roundsHere.ts'

export function VoteTool({ leads, activity, facilitation, room }: BarProps) {
  const { t } = useTranslation('voting')
  const { t: ts } = useTranslation('scoring')
  const { open } = useVoting()
  if (!leads || activity?.kind !== 'vote' || isRoundOpen(facilitation)) return null
  return (
    <>
      {/* After a vote it is the result that comes next, and one more vote a possibility. */}
      <Button
        look={facilitation.vote ? 'secondary' : 'primary'}
        size="small"
        onPress={() => open({ of: 'new' })}
      >
        <Vote size={16} aria-hidden="true" />
        {t('open')}
      </Button>
      {hasActions(room) ? (
        <Button size="small" onPress={() => open({ of: 'scoring' })}>
          <ListOrdered size={16} aria-hidden="true" />
          {ts('open')}
        </Button>
      ) : null}
    </>
  )
}
