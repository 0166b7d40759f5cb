/**
 * Signs the operator in with the token that came in the link, and goes on to the processes.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ApiProblem } from '../../app/api.ts'
import { answer, server } from '../../app/api.ts'
import { dropToken, heldToken, takeTokenFromAddress } from '../../app/invitation.ts'
import { Page } from '../../app/Page.tsx'
import { patterns } from '../../app/paths.ts'
import { keys } from '../../app/queries.ts'
import { LinkButton } from '../../app/ui/Button.tsx'
import { Notice, ProblemNotice } from '../../app/ui/Notice.tsx'
import './words.ts'

type State = { at: 'working' } | { at: 'missing' } | { at: 'refused' } | { at: 'failed'; problem: ApiProblem }

export function OperatorPage() {
  const { t } = useTranslation('operator')
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const [state, setState] = useState<State>({ at: 'working' })
  const signIn = useCallback(async () => {
    const token = heldToken('operator')
    if (!token) return setState({ at: 'missing' })
    setState({ at: 'working' })
    const result = await answer(server.api.operator.session.$post({ json: { token } }))
    if (result.ok) {
      dropToken('operator')
      client.clear()
      client.setQueryData(keys.me, result.value)
      return navigate(patterns.start, { replace: true })
    }
    const { problem } = result
    if (problem.status === 0 || problem.status === 429 || problem.status >= 500)
      return setState({ at: 'failed', problem })
    dropToken('operator')
    setState({ at: 'refused' })
  }, [client, navigate])
  const started = useRef(false)
  useEffect(() => {
    if (!started.current) {
      started.current = true
      void signIn()
    }
    const takeNext = () => takeTokenFromAddress() && void signIn()
    window.addEventListener('hashchange', takeNext)
    return () => window.removeEventListener('hashchange', takeNext)
  }, [signIn])
  return (
    <Page title={t('title')} width="column">
      {state.at === 'working' ? <p role="status">{t('signingIn')}</p> : null}
      {state.at === 'failed' ? <ProblemNotice problem={state.problem} onRetry={() => void signIn()} /> : null}
      {state.at === 'missing' || state.at === 'refused' ? (
        <>
          <Notice tone={state.at === 'refused' ? 'problem' : 'info'}>
            <p>{t(state.at)}</p>
          </Notice>
          <p>
            <LinkButton to={patterns.start}>{t('start')}</LinkButton>
          </p>
        </>
      ) : null}
    </Page>
  )
}
