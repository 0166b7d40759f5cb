/**
 * Where a person with a link comes in: one screen, one question, one button.
 * @module
 */
import { lazy, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invitation } from '../../../shared/protocol/joining.ts'
import type { Answer } from '../../app/api.ts'
import { answer, server } from '../../app/api.ts'
import { dropToken, heldToken, takeTokenFromAddress } from '../../app/invitation.ts'
import { Page } from '../../app/Page.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import { JoinForm } from './JoinForm.tsx'
import { holdPlace, holdsPlace } from './place.ts'
import './words.ts'

const AskPassword = lazy(() => import('./AskPassword.tsx').then((part) => ({ default: part.AskPassword })))
const InLobby = lazy(() => import('./InLobby.tsx').then((part) => ({ default: part.InLobby })))
const PasteLink = lazy(() => import('../../app/PasteLink.tsx').then((part) => ({ default: part.PasteLink })))

export function JoinPage() {
  const [token, setToken] = useState(() => heldToken('join'))
  const [isWaiting, setWaiting] = useState(holdsPlace)
  const wait = useCallback((waits: boolean) => {
    holdPlace(waits)
    setWaiting(waits)
  }, [])
  const stopWaiting = useCallback(() => wait(false), [wait])
  useEffect(() => {
    // Another link pasted into the address bar of this page changes only the fragment.
    const takeNext = () => {
      if (!takeTokenFromAddress()) return
      stopWaiting()
      setToken(heldToken('join'))
    }
    window.addEventListener('hashchange', takeNext)
    return () => window.removeEventListener('hashchange', takeNext)
  }, [stopWaiting])
  const readAgain = () => setToken(heldToken('join'))
  if (isWaiting) return <InLobby onEnd={stopWaiting} />
  if (!token) return <WithoutLink reason="noLink" onHeld={readAgain} />
  return <Invited key={token} token={token} onHeld={readAgain} onWait={() => wait(true)} />
}

interface InvitedProps {
  token: string
  onHeld: () => void
  onWait: () => void
}

function Invited({ token, onHeld, onWait }: InvitedProps) {
  const { t } = useTranslation('join')
  const [password, setPassword] = useState<string>()
  const [invitation, setInvitation] = useState<Answer<Invitation> | null>(null)
  const read = useCallback(
    async (given?: string) => {
      const read = await answer(server.api.invitation.$post({ json: { token, password: given } }))
      setPassword(given)
      setInvitation(read)
    },
    [token],
  )
  useEffect(() => void read(), [read])
  if (!invitation) return <Waiting />
  if (!invitation.ok) {
    const { problem } = invitation
    if (problem.field === 'password') return <AskPassword isWrong={password !== undefined} onGiven={read} />
    if (isVoid(problem.status)) return <VoidLink onHeld={onHeld} />
    return (
      <Page title={t('title')} width="column">
        <ProblemNotice problem={problem} onRetry={() => void read()} />
      </Page>
    )
  }
  return <JoinForm token={token} password={password} invitation={invitation.value} onWait={onWait} />
}

/** A refusal that no second try can change: the link itself does not count. */
function isVoid(status: number): boolean {
  return status >= 400 && status < 500 && status !== 429
}

function VoidLink({ onHeld }: { onHeld: () => void }) {
  useEffect(() => dropToken('join'), [])
  return <WithoutLink reason="void" onHeld={onHeld} />
}

function WithoutLink({ reason, onHeld }: { reason: 'noLink' | 'void'; onHeld: () => void }) {
  const { t } = useTranslation('join')
  return (
    <Page title={t(`${reason}.title`)} width="column">
      <p>{t(`${reason}.text`)}</p>
      <PasteLink onHeld={onHeld} />
    </Page>
  )
}
