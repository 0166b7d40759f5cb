/**
 * Goes on to the next activity of the agenda, or begins with the first.
 * @module
 */
import { ArrowRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Activity, activityNames } from '../../shared/facilitation/activities.ts'
import type { Lead } from '../../shared/protocol/facilitation.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { Button } from '../app/ui/Button.tsx'

interface OnwardProps {
  next: Activity
  isFirst: boolean
  onLead: (command: Lead) => void
}

export function Onward({ next, isFirst, onLead }: OnwardProps) {
  const { t } = useTranslation('facilitation')
  const { language } = useLanguage()
  return (
    <Button
      look={isFirst ? 'secondary' : 'primary'}
      size="small"
      onPress={() => onLead({ do: 'start', activityId: next.id })}
    >
      {t(isFirst ? 'begin' : 'next', { name: activityNames[next.kind][language] })}
      <ArrowRight size={16} aria-hidden="true" />
    </Button>
  )
}
