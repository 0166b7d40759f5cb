/**
 * The first links of a process, shown this once.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { LinkRole } from '../../../shared/vocabulary.ts'
import { pathTo } from '../../app/paths.ts'
import { Button } from '../../app/ui/Button.tsx'
import { Actions } from '../../app/ui/Window.tsx'
import { LinkCard } from '../process/LinkCard.tsx'
import './words.ts'

export interface Made {
  readonly id: string
  readonly links: Record<LinkRole, string>
}

/** @param mayOpen whether whoever made it may enter without a link of it */
export function FirstLinks({ made, mayOpen = true }: { made: Made; mayOpen?: boolean }) {
  const { t } = useTranslation('start')
  const [, navigate] = useLocation()
  return (
    <>
      <p>{t('made.text')}</p>
      <LinkCard for="facilitator" url={made.links.facilitator} />
      <LinkCard for="participant" url={made.links.participant} />
      <LinkCard for="observer" url={made.links.observer} />
      {mayOpen ? (
        <Actions>
          <Button look="primary" onPress={() => navigate(pathTo.process(made.id))}>
            {t('made.open')}
          </Button>
        </Actions>
      ) : (
        <p>{t('made.byLink')}</p>
      )}
    </>
  )
}
