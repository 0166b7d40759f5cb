/**
 * What connects a process to other systems: tokens they show, and webhooks they are told by. For those who lead it.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { mayLead } from '../../app/mayLead.ts'
import { Page } from '../../app/Page.tsx'
import { pathTo } from '../../app/paths.ts'
import { obstacle, useProcess } from '../../app/queries.ts'
import { Refused } from '../../app/Refused.tsx'
import { BackLink } from '../../app/ui/BackLink.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import styles from './Connections.module.css'
import { PublishedPanel } from './PublishedPanel.tsx'
import { TokensPanel } from './TokensPanel.tsx'
import { WebhooksPanel } from './WebhooksPanel.tsx'
import './words.ts'

export function ConnectionsPage({ id }: { id: string }) {
  const { t } = useTranslation('connections')
  const process = useProcess(id)
  const error = obstacle(process)
  if (error) return <Refused error={error} onRetry={() => process.refetch()} />
  if (!process.data) return <Waiting />
  return (
    <Page
      title={t('title')}
      above={
        <BackLink href={pathTo.process(id)}>
          <span lang={process.data.language}>{process.data.title}</span>
        </BackLink>
      }
    >
      {mayLead(process.data) ? (
        <div className={styles.panels}>
          <PublishedPanel process={process.data} />
          <TokensPanel processId={id} />
          <WebhooksPanel processId={id} />
          <p className="help">
            {t('described')} <a href="/api/openapi.json">/api/openapi.json</a>
          </p>
        </div>
      ) : (
        <p>{t('notYours')}</p>
      )}
    </Page>
  )
}
