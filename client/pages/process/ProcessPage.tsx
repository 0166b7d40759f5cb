/**
 * A process: the picture of its steps and rooms, and for those who lead it, its links and settings.
 * @module
 */
import { BookOpen, FileText, Waypoints } from 'lucide-react'

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../shared/protocol/members.ts'
import type { Process } from '../../../shared/protocol/processes.ts'
import { mayLead } from '../../app/mayLead.ts'
import { Page } from '../../app/Page.tsx'
import { patterns } from '../../app/paths.ts'
import { obstacle, useMe, useProcess } from '../../app/queries.ts'
import { Refused } from '../../app/Refused.tsx'
import { SectorMark } from '../../app/SectorMark.tsx'
import { BackLink } from '../../app/ui/BackLink.tsx'
import { Button, LinkButton } from '../../app/ui/Button.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import { Lobby } from '../../lobby/Lobby.tsx'
import { AimsPart } from '../../rooms/AimsPart.tsx'
import { documentsPath } from '../documents/documentsPath.ts'
import { pathToReport } from '../report/reportPath.ts'
import { tracePath } from '../trace/tracePath.ts'
import { Journey } from './Journey.tsx'
import { LinksPanel } from './LinksPanel.tsx'
import { MyDetails } from './MyDetails.tsx'
import { ProcessExports } from './ProcessExports.tsx'
import styles from './ProcessPage.module.css'
import { ProcessSettings } from './ProcessSettings.tsx'
import { RetentionSettings } from './RetentionSettings.tsx'
import './words.ts'

export function ProcessPage({ id }: { id: string }) {
  const me = useMe()
  const process = useProcess(id)
  if (me.isPending || process.isPending) return <Waiting />
  const error = me.error ?? obstacle(process)
  if (error || !me.data || !process.data)
    return <Refused error={error} onRetry={() => process.refetch()} wasShown={process.data !== undefined} />
  return <ShownProcess process={process.data} me={me.data} />
}

function ShownProcess({ process, me }: { process: Process; me: Me }) {
  const { t } = useTranslation('process')
  const leads = mayLead(process)
  const leadsRoom = process.rooms.some(mayLead)
  return (
    <Page
      title={process.title}
      heading={<span lang={process.language}>{process.title}</span>}
      above={<Above me={me} />}
      actions={
        <>
          {leads || leadsRoom ? (
            <Lobby
              processId={process.id}
              roomName={(roomId) => process.rooms.find(({ id }) => id === roomId)?.title}
            />
          ) : null}
          <LinkButton to={documentsPath(process.id)}>
            <BookOpen size={18} aria-hidden="true" />
            {t('documents')}
          </LinkButton>
          {process.rooms.some(({ insights }) => insights !== null) ? (
            <LinkButton to={tracePath(process.id)}>
              <Waypoints size={18} aria-hidden="true" />
              {t('trace')}
            </LinkButton>
          ) : null}
          {leads ? (
            <LinkButton to={pathToReport('process', process.id)}>
              <FileText size={18} aria-hidden="true" />
              {t('report')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <AimsPart processId={process.id} />
      <Journey process={process} leads={leads} />
      {leads || leadsRoom ? (
        <div className={styles.panels}>
          <LinksPanel process={process} />
          {leads ? <ProcessSettings process={process} mayDelete={me.role === 'operator'} /> : null}
          {leads ? <RetentionSettings processId={process.id} /> : null}
          <ProcessExports id={process.id} isOperator={me.role === 'operator'} />
        </div>
      ) : null}
    </Page>
  )
}

function Above({ me }: { me: Me }) {
  const [isChanging, setChanging] = useState(false)
  const { t } = useTranslation('process')
  const { t: tc } = useTranslation()
  if (!me.member) {
    return <BackLink href={patterns.start}>{t('above.operator')}</BackLink>
  }
  return (
    <span className={styles.member}>
      <SectorMark sector={me.member.sector} label={tc(`sectors.${me.member.sector}`)} />
      {t('above.member', { name: me.member.name })}
      {me.role === 'participant' ? null : ` · ${tc(`roles.${me.role}`)}`}
      <Button look="quiet" size="small" onPress={() => setChanging(true)} aria-label={t('details.title')}>
        {t('details.change')}
      </Button>
      {isChanging ? <MyDetails member={me.member} onClose={() => setChanging(false)} /> : null}
    </span>
  )
}
