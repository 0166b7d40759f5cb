/**
 * The page that takes the room's place when the server ended the connection for good: what happened and what to do.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { PROCESS_GONE } from '../../../shared/protocol/messages.ts'
import { Page } from '../../app/Page.tsx'
import { PasteLink } from '../../app/PasteLink.tsx'
import { pathTo } from '../../app/paths.ts'
import { useStillThere } from '../../app/queries.ts'
import { Button, LinkButton } from '../../app/ui/Button.tsx'

type Reason = 'signIn' | 'revoked' | 'gone' | 'processGone' | 'full' | 'outdated'

/** The close codes of the room's connection (4400 to 4499), as reasons. */
function reasonOf(code: number, said: string): Reason {
  switch (code) {
    case 4401:
      return 'signIn'
    case 4403:
      return 'revoked'
    case 4404:
      return said === PROCESS_GONE ? 'processGone' : 'gone'
    case 4413:
      return 'full'
    default:
      // What this page sent made no sense to the server: the two are of different versions.
      return 'outdated'
  }
}

interface EndedProps {
  code: number
  /** What the server said with the code. */
  said: string
  processId: string
}

export function Ended({ code, said, processId }: EndedProps) {
  const { t } = useTranslation('room')
  const reason = reasonOf(code, said)
  return (
    <Page title={t(`ended.${reason}.title`)} width="column">
      <p>{t(`ended.${reason}.text`)}</p>
      {reason === 'signIn' || reason === 'revoked' ? <PasteLink /> : null}
      {reason === 'outdated' || reason === 'full' ? (
        <p>
          <Button look="primary" onPress={() => location.reload()}>
            {t(`ended.${reason}.reload`)}
          </Button>
        </p>
      ) : null}
      {reason === 'gone' ? <ToProcess processId={processId} /> : null}
    </Page>
  )
}

/** The way to the room's process, once it is known that it is still there for who was in the room. */
function ToProcess({ processId }: { processId: string }) {
  const { t } = useTranslation('room')
  const isThere = useStillThere(processId)
  if (!isThere) return null
  return (
    <p>
      <LinkButton to={pathTo.process(processId)}>{t('ended.toProcess')}</LinkButton>
    </p>
  )
}
