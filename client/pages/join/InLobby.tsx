/**
 * Where somebody waits until they are let in. It asks now and then how it stands, and opens what the link leads to.
 * @module
 */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Waiting as Standing } from '../../../shared/protocol/joining.ts'
import { answer, server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { dropToken } from '../../app/invitation.ts'
import { Page } from '../../app/Page.tsx'
import { pathTo } from '../../app/paths.ts'
import { formatTime } from '../../app/time.ts'
import { PlainButton } from '../../app/ui/PlainButton.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import './doorWords.ts'
import styles from './JoinForm.module.css'
import { holdPlace } from './place.ts'

/** Milliseconds between two questions how it stands. */
const ASK_MS = 2_500

/** @param onEnd they wait no longer, or there is nothing left to wait for */
export function InLobby({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation('door')
  const { language } = useLanguage()
  const { standing, isSilent } = useStanding(onEnd)
  if (!standing) return <Waiting />
  const stop = async () => {
    await answer(server.api.waiting.$delete())
    onEnd()
  }
  if (standing.state === 'turnedAway')
    return (
      <Page title={t('away.title')} width="column">
        <p role="alert">{t('away.text')}</p>
        <p>
          <PlainButton onPress={stop}>{t('away.again')}</PlainButton>
        </p>
      </Page>
    )
  const { process, room, since } = standing
  return (
    <Page
      title={t('lobby.title')}
      above={<span lang={process.language}>{room ? `${process.title} · ${room}` : process.title}</span>}
      width="column"
    >
      <div className={styles.form} role="status">
        <p>{t('lobby.text')}</p>
        <p>{isSilent ? t('lobby.silent') : t('lobby.since', { time: formatTime(since, language) })}</p>
      </div>
      <p>
        <PlainButton onPress={stop}>{t('lobby.stop')}</PlainButton>
      </p>
    </Page>
  )
}

/** How it stands with the person at this device, asked again and again; goes in as soon as they are let in. */
function useStanding(onEnd: () => void) {
  const [, navigate] = useLocation()
  const [standing, setStanding] = useState<Standing | null>(null)
  const [isSilent, setSilent] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isHere = true
    const ask = async () => {
      const result = await answer(server.api.waiting.$get())
      if (!isHere) return
      if (!result.ok && result.problem.status === 401) return onEnd()
      setSilent(!result.ok)
      if (result.ok) setStanding(result.value)
      if (result.ok && result.value.state === 'turnedAway') return
      if (result.ok && result.value.state === 'letIn' && (await enter())) return
      if (isHere) timer = setTimeout(ask, ASK_MS)
    }
    const enter = async (): Promise<boolean> => {
      const joined = await answer(server.api.waiting.enter.$post())
      if (!joined.ok) return false
      holdPlace(false)
      dropToken('join')
      const { roomId, process } = joined.value
      navigate(roomId ? pathTo.room(roomId) : pathTo.process(process.id), { replace: true })
      return true
    }
    void ask()
    return () => {
      isHere = false
      clearTimeout(timer)
    }
  }, [navigate, onEnd])
  return { standing, isSilent }
}
