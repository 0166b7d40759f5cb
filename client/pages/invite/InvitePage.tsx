/**
 * The invitation on the projector: a QR code to scan, and an address with a short code to type, read from the back.
 * @module
 */
import { ArrowLeft, Maximize, Users } from 'lucide-react'
import { useReducer, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { showCode } from '../../../shared/protocol/code.ts'
import type { Process } from '../../../shared/protocol/processes.ts'
import { Page, SkipLink, usePageTitle } from '../../app/Page.tsx'
import { pathTo, patterns } from '../../app/paths.ts'
import { obstacle, useProcess } from '../../app/queries.ts'
import { Refused } from '../../app/Refused.tsx'
import type { ShownInvitation } from '../../app/shownInvitation.ts'
import { heldInvitation } from '../../app/shownInvitation.ts'
import { Button, LinkButton } from '../../app/ui/Button.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { Actions } from '../../app/ui/Window.tsx'
import { roomToShow, useProjector } from '../../app/useProjector.ts'
import { Waiting } from '../../app/Waiting.tsx'
import styles from './InvitePage.module.css'
import { QrCode } from './QrCode.tsx'
import './words.ts'

export function InvitePage({ id }: { id: string }) {
  const process = useProcess(id)
  // A link that is made here is shown here: the address stays the same.
  const [, look] = useReducer((looks: number) => looks + 1, 0)
  if (process.isPending) return <Waiting />
  const error = obstacle(process)
  if (error || !process.data) return <Refused error={error} onRetry={() => process.refetch()} />
  const invitation = heldInvitation(id)
  if (!invitation) return <NothingHeld process={process.data} onMade={look} />
  return <Projected process={process.data} invitation={invitation} />
}

/** Opened without a link that was just made: an old link's token is known to nobody. */
function NothingHeld({ process, onMade }: { process: Process; onMade: () => void }) {
  const { t } = useTranslation('invite')
  const { project, problem, isMaking, label } = useProjector(process.id, roomToShow(process))
  return (
    <Page title={t('none.title')} above={process.title} width="column">
      <p>{t('none.text')}</p>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Actions>
        <Button look="primary" onPress={() => void project().then(onMade)} isBusy={isMaking}>
          {label}
        </Button>
        <LinkButton to={pathTo.process(process.id)}>{t('back')}</LinkButton>
      </Actions>
    </Page>
  )
}

function Projected({ process, invitation }: { process: Process; invitation: ShownInvitation }) {
  const { t } = useTranslation('invite')
  const heading = useRef<HTMLHeadingElement>(null)
  const room = process.rooms.find(({ id }) => id === invitation.roomId)
  const title = room?.title ?? process.title
  const present = (room ? [room] : process.rooms).reduce((sum, one) => sum + one.present, 0)
  usePageTitle(`${t('title')} · ${title}`, heading)
  return (
    <div className={styles.page}>
      <SkipLink />
      <header className={styles.bar}>
        <LinkButton to={pathTo.process(process.id)} look="quiet" size="small">
          <ArrowLeft size={18} aria-hidden="true" />
          {t('back')}
        </LinkButton>
        <Button look="quiet" size="small" onPress={() => void document.documentElement.requestFullscreen?.()}>
          <Maximize size={18} aria-hidden="true" />
          {t('full')}
        </Button>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        <QrCode text={invitation.url} label={t('qr', { title })} />
        <div className={styles.words}>
          {room ? (
            <p className={styles.above} lang={process.language}>
              {process.title}
            </p>
          ) : null}
          <h1 ref={heading} tabIndex={-1} className={styles.title} lang={process.language}>
            {title}
          </h1>
          <p className={styles.scan}>{t('scan')}</p>
          {invitation.code ? <Typed url={invitation.url} code={invitation.code} /> : null}
          {invitation.role === 'facilitator' ? null : (
            <p className={styles.note}>{t(`as.${invitation.role}`)}</p>
          )}
          <p className={styles.note}>
            <Users size={20} aria-hidden="true" /> {t('here', { count: present })}
          </p>
        </div>
      </main>
    </div>
  )
}

function Typed({ url, code }: { url: string; code: string }) {
  const { t } = useTranslation('invite')
  return (
    <div className={styles.typed}>
      <p>
        {t('type')} <strong className={styles.address}>{`${new URL(url).host}${patterns.join}`}</strong>{' '}
        {t('code')}
      </p>
      <p className={styles.code}>{showCode(code)}</p>
    </div>
  )
}
