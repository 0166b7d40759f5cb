/**
 * All links of a process: who each is for, how it is used, and a way to withdraw it.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { Plus, QrCode } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Link } from '../../../shared/protocol/links.ts'
import type { Process } from '../../../shared/protocol/processes.ts'
import { useAnnounce } from '../../app/announcements.tsx'
import type { ApiProblem } from '../../app/api.ts'
import { answer, problemOf, server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { keys, useLinks } from '../../app/queries.ts'
import { formatDate } from '../../app/time.ts'
import { Button } from '../../app/ui/Button.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { Actions, Window } from '../../app/ui/Window.tsx'
import { roomToShow, useProjector } from '../../app/useProjector.ts'
import { ChangeLinkWindow } from './ChangeLinkWindow.tsx'
import styles from './Links.module.css'
import { NewLinkWindow } from './NewLinkWindow.tsx'
import './linkWords.ts'

export function LinksPanel({ process }: { process: Process }) {
  const { t } = useTranslation('links')
  const links = useLinks(process.id)
  const { project, problem, isMaking, label } = useProjector(process.id, roomToShow(process))
  const [isCreating, setCreating] = useState(false)
  const [changing, setChanging] = useState<Link | null>(null)
  const [revoking, setRevoking] = useState<Link | null>(null)
  return (
    <section className={styles.panel} aria-labelledby="links-title">
      <div className={styles.head}>
        <h2 id="links-title">{t('title')}</h2>
        <div className={styles.makers}>
          <Button onPress={project} isBusy={isMaking}>
            <QrCode size={18} aria-hidden="true" />
            {label}
          </Button>
          <Button onPress={() => setCreating(true)}>
            <Plus size={18} aria-hidden="true" />
            {t('new')}
          </Button>
        </div>
      </div>
      <p className={styles.lead}>{t('lead')}</p>
      {problem ? <ProblemNotice problem={problem} /> : null}
      {links.isError ? (
        <ProblemNotice problem={problemOf(links.error)} onRetry={() => links.refetch()} />
      ) : null}
      {links.data?.length === 0 ? <p>{t('none')}</p> : null}
      {links.data && links.data.length > 0 ? (
        <ul className={styles.list}>
          {links.data.map((link) => (
            <LinkRow
              key={link.id}
              link={link}
              process={process}
              onChange={() => setChanging(link)}
              onRevoke={() => setRevoking(link)}
            />
          ))}
        </ul>
      ) : null}
      {isCreating ? <NewLinkWindow process={process} onClose={() => setCreating(false)} /> : null}
      {changing ? (
        <ChangeLinkWindow link={changing} processId={process.id} onClose={() => setChanging(null)} />
      ) : null}
      {revoking ? (
        <RevokeWindow link={revoking} processId={process.id} onClose={() => setRevoking(null)} />
      ) : null}
    </section>
  )
}

type LinkState = 'valid' | 'expired' | 'usedUp' | 'revoked'

function stateOf(link: Link, now: number): LinkState {
  if (link.revoked) return 'revoked'
  if (link.expiresAt !== null && Date.parse(link.expiresAt) <= now) return 'expired'
  return link.maxUses !== null && link.uses >= link.maxUses ? 'usedUp' : 'valid'
}

interface LinkRowProps {
  link: Link
  process: Process
  onChange: () => void
  onRevoke: () => void
}

function LinkRow({ link, process, onChange, onRevoke }: LinkRowProps) {
  const { t } = useTranslation('links')
  const { language } = useLanguage()
  const state = stateOf(link, Date.now())
  const room = process.rooms.find(({ id }) => id === link.roomId)
  const name = link.label ? `${t(`roles.${link.role}`)}, ${link.label}` : t(`roles.${link.role}`)
  return (
    <li className={`${styles.row} ${state === 'valid' ? '' : styles.over}`}>
      <div className={styles.what}>
        <p className={styles.name}>
          {t(`roles.${link.role}`)}
          {link.label ? <span className={styles.label}> · {link.label}</span> : null}
        </p>
        <p className={styles.facts}>
          <span>{room ? room.title : t('wholeProcess')}</span>
          <span>
            {link.maxUses === null
              ? t('uses', { count: link.uses })
              : t('usesOf', { count: link.uses, max: link.maxUses })}
          </span>
          <span>
            {link.expiresAt ? t('until', { date: formatDate(link.expiresAt, language) }) : t('forever')}
          </span>
          {link.hasPassword ? <span>{t('door.hasPassword')}</span> : null}
          {link.lobby ? <span>{t('door.hasLobby')}</span> : null}
        </p>
      </div>
      {state === 'valid' ? null : <span className={styles.state}>{t(`state.${state}`)}</span>}
      {state === 'valid' ? (
        <Button look="quiet" size="small" onPress={onChange} aria-label={t('changeLabel', { name })}>
          {t('changeIt')}
        </Button>
      ) : null}
      {state === 'revoked' ? null : (
        <Button look="quiet" size="small" onPress={onRevoke} aria-label={t('revokeLabel', { name })}>
          {t('revoke')}
        </Button>
      )}
    </li>
  )
}

function RevokeWindow({ link, processId, onClose }: { link: Link; processId: string; onClose: () => void }) {
  const { t } = useTranslation('links')
  const { t: tc } = useTranslation()
  const client = useQueryClient()
  const announce = useAnnounce()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const revoke = async () => {
    const result = await answer(server.api.links[':id'].$delete({ param: { id: link.id } }))
    if (!result.ok) return setProblem(result.problem)
    await client.invalidateQueries({ queryKey: keys.links(processId) })
    announce(t('revokeWindow.done'))
    onClose()
  }
  return (
    <Window title={t('revokeWindow.title')} role="alertdialog" isOpen onClose={onClose}>
      <p>{t('revokeWindow.text')}</p>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Actions>
        <Button look="danger" onPress={revoke}>
          {t('revokeWindow.go')}
        </Button>
        <Button onPress={onClose}>{tc('cancel')}</Button>
      </Actions>
    </Window>
  )
}
