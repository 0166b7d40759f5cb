/**
 * The webhooks of a process: where each is, what became of its newest message, and a way to try and to remove it.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { Check, Clock, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Webhook } from '../../../shared/protocol/connections.ts'
import { useAnnounce } from '../../app/announcements.tsx'
import { answer, server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { formatShortTime } from '../../app/time.ts'
import { Button } from '../../app/ui/Button.tsx'
import links from '../process/Links.module.css'
import styles from './Connections.module.css'
import { EndWindow } from './EndWindow.tsx'
import { NewWebhookWindow } from './NewWebhookWindow.tsx'
import { Panel } from './Panel.tsx'
import { problemWords } from './problemWords.ts'
import { connectionKeys, useWebhooks } from './useConnections.ts'

export function WebhooksPanel({ processId }: { processId: string }) {
  const { t } = useTranslation('connections')
  const client = useQueryClient()
  const announce = useAnnounce()
  const webhooks = useWebhooks(processId)
  const [isMaking, setMaking] = useState(false)
  const [ending, setEnding] = useState<Webhook | null>(null)
  const refresh = () => client.invalidateQueries({ queryKey: connectionKeys.webhooks(processId) })
  const tryIt = async (webhook: Webhook) => {
    const result = await answer(server.api.webhooks[':id'].test.$post({ param: { id: webhook.id } }))
    if (result.ok) announce(t('webhooks.tried'))
    await refresh()
  }
  const row = (webhook: Webhook) => (
    <>
      <div className={links.what}>
        <p className={links.name}>{webhook.label}</p>
        <p className={`${links.facts} ${styles.url}`}>{webhook.url}</p>
        <Newest last={webhook.last} />
      </div>
      <div className={styles.deeds}>
        <Button
          look="quiet"
          size="small"
          onPress={() => tryIt(webhook)}
          aria-label={t('webhooks.tryLabel', { name: webhook.label })}
        >
          {t('webhooks.try')}
        </Button>
        <Button
          look="quiet"
          size="small"
          onPress={() => setEnding(webhook)}
          aria-label={t('webhooks.endLabel', { name: webhook.label })}
        >
          {t('webhooks.end.short')}
        </Button>
      </div>
    </>
  )
  return (
    <>
      <Panel
        words={{
          title: t('webhooks.title'),
          lead: t('webhooks.lead'),
          none: t('webhooks.none'),
          make: t('webhooks.make'),
        }}
        items={webhooks}
        row={row}
        onMake={() => setMaking(true)}
      />
      {isMaking ? (
        <NewWebhookWindow processId={processId} onMade={refresh} onClose={() => setMaking(false)} />
      ) : null}
      {ending ? (
        <EndWindow
          words={{
            title: t('webhooks.end.title'),
            text: t('webhooks.end.text'),
            go: t('webhooks.end.go'),
            done: t('webhooks.end.done'),
          }}
          end={() => answer(server.api.webhooks[':id'].$delete({ param: { id: ending.id } }))}
          onEnded={refresh}
          onClose={() => setEnding(null)}
        />
      ) : null}
    </>
  )
}

const icons = { delivered: Check, waiting: Clock, failed: TriangleAlert } as const

function Newest({ last }: { last: Webhook['last'] }) {
  const { t } = useTranslation('connections')
  const { language } = useLanguage()
  if (!last) return <p className={links.facts}>{t('webhooks.nothingYet')}</p>
  const Icon = icons[last.state]
  return (
    <p className={links.facts}>
      <span className={styles.state}>
        <Icon size={14} aria-hidden="true" />
        {t(`webhooks.state.${last.state}`, { count: last.attempts })}
      </span>
      <span>{formatShortTime(last.at, language)}</span>
      {last.problem ? <span>{t(...problemWords(last.problem))}</span> : null}
    </p>
  )
}
