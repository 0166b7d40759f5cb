/**
 * The tokens of a process: what each is for, what it allows, and a way to withdraw it.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiToken } from '../../../shared/protocol/connections.ts'
import { answer, server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { formatDate } from '../../app/time.ts'
import { Button } from '../../app/ui/Button.tsx'
import links from '../process/Links.module.css'
import { EndWindow } from './EndWindow.tsx'
import { NewTokenWindow } from './NewTokenWindow.tsx'
import { Panel } from './Panel.tsx'
import { connectionKeys, useTokens } from './useConnections.ts'

const isOver = ({ expiresAt }: ApiToken) => Date.parse(expiresAt) <= Date.now()

export function TokensPanel({ processId }: { processId: string }) {
  const { t } = useTranslation('connections')
  const { language } = useLanguage()
  const client = useQueryClient()
  const tokens = useTokens(processId)
  const [isMaking, setMaking] = useState(false)
  const [ending, setEnding] = useState<ApiToken | null>(null)
  const refresh = () => client.invalidateQueries({ queryKey: connectionKeys.tokens(processId) })
  const told = (when: 'expired' | 'until', { expiresAt }: ApiToken) =>
    t(`tokens.${when}`, { date: formatDate(expiresAt, language) })
  const row = (token: ApiToken) => (
    <>
      <div className={links.what}>
        <p className={links.name}>{token.label}</p>
        <p className={links.facts}>
          <span>{t(`tokens.scope.${token.scope}`)}</span>
          {isOver(token) ? null : <span>{told('until', token)}</span>}
        </p>
      </div>
      {isOver(token) ? (
        <span className={links.state}>{told('expired', token)}</span>
      ) : (
        <Button
          look="quiet"
          size="small"
          onPress={() => setEnding(token)}
          aria-label={t('tokens.endLabel', { name: token.label })}
        >
          {t('tokens.end.short')}
        </Button>
      )}
    </>
  )
  return (
    <>
      <Panel
        words={{
          title: t('tokens.title'),
          lead: t('tokens.lead'),
          none: t('tokens.none'),
          make: t('tokens.make'),
        }}
        items={tokens}
        row={row}
        isOver={isOver}
        onMake={() => setMaking(true)}
      />
      {isMaking ? (
        <NewTokenWindow processId={processId} onMade={refresh} onClose={() => setMaking(false)} />
      ) : null}
      {ending ? (
        <EndWindow
          words={{
            title: t('tokens.end.title'),
            text: t('tokens.end.text'),
            go: t('tokens.end.go'),
            done: t('tokens.end.done'),
          }}
          end={() => answer(server.api.tokens[':id'].$delete({ param: { id: ending.id } }))}
          onEnded={refresh}
          onClose={() => setEnding(null)}
        />
      ) : null}
    </>
  )
}
