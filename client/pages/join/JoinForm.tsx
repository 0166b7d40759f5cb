/**
 * The form of somebody with a valid link: sector, and name and organisation if they wish.
 * @module
 */
import type { FormEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { MAX_NAME_LENGTH } from '../../../shared/limits.ts'
import type { Invitation } from '../../../shared/protocol/joining.ts'
import type { Me } from '../../../shared/protocol/members.ts'
import type { Sector } from '../../../shared/vocabulary.ts'
import type { ApiProblem } from '../../app/api.ts'
import { answer, server } from '../../app/api.ts'
import { dropToken } from '../../app/invitation.ts'
import { Page } from '../../app/Page.tsx'
import { pathTo, patterns } from '../../app/paths.ts'
import { Notice, ProblemNotice } from '../../app/ui/Notice.tsx'
import { PlainButton } from '../../app/ui/PlainButton.tsx'
import { TextInput } from '../../app/ui/TextInput.tsx'
import styles from './JoinForm.module.css'
import { SectorChoice } from './SectorChoice.tsx'

interface JoinFormProps {
  token: string
  /** Where the link asks for one. */
  password: string | undefined
  invitation: Invitation
  /** There is a lobby: they are asked to wait. */
  onWait: () => void
}

export function JoinForm({ token, password, invitation, onWait }: JoinFormProps) {
  const { t } = useTranslation('join')
  const [sector, setSector] = useState<Sector | null>(null)
  const [name, setName] = useState('')
  const [organisation, setOrganisation] = useState('')
  const [missing, setMissing] = useState(false)
  const { join, problem, isJoining } = useJoin({ token, password, onWait })
  const me = useKnown(({ member, processId }) => {
    if (!member || processId !== invitation.process.id) return
    setSector((chosen) => chosen ?? member.sector)
    setName((written) => written || member.name)
    setOrganisation((written) => written || (member.organisation ?? ''))
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setMissing(!sector)
    if (sector) {
      // Who waits in the lobby has the time for it.
      if (!invitation.lobby) setOut()
      void join({ sector, name, organisation })
    } else event.currentTarget.querySelector<HTMLInputElement>('input[type="radio"]')?.focus()
  }
  const fieldProblem = (field: string) =>
    problem?.field === field ? t('invalidField', { count: MAX_NAME_LENGTH }) : null
  return (
    <Page
      title={`${t('title')} · ${invitation.process.title}`}
      heading={<span lang={invitation.process.language}>{invitation.process.title}</span>}
      above={t(`as.${invitation.role}`)}
      width="column"
    >
      <form
        onSubmit={submit}
        onFocus={() => prefetch(invitation.boardLicenseKey)}
        className={styles.form}
        noValidate
      >
        {invitation.room ? (
          <p className={styles.room} lang={invitation.process.language}>
            {t('room', { room: invitation.room })}
          </p>
        ) : null}
        {me ? <AlreadyIn me={me} invitation={invitation} /> : null}
        <SectorChoice
          value={sector}
          onChange={(chosen) => {
            setSector(chosen)
            setMissing(false)
          }}
          problem={missing ? t('sectorMissing') : null}
        />
        <div className={styles.pair}>
          <TextInput
            label={t('name')}
            optional
            value={name}
            onChange={setName}
            problem={fieldProblem('name')}
            maxLength={MAX_NAME_LENGTH}
            autoComplete="name"
          />
          <TextInput
            label={t('organisation')}
            optional
            value={organisation}
            onChange={setOrganisation}
            problem={fieldProblem('organisation')}
            maxLength={MAX_NAME_LENGTH}
            autoComplete="organization"
          />
        </div>
        <Kept />
        {problem ? <ProblemNotice problem={problem} /> : null}
        <PlainButton type="submit" look="primary" size="large" isBusy={isJoining}>
          {t(invitation.lobby ? 'knock' : 'go')}
        </PlainButton>
        {invitation.lobby ? <p className="help">{t('lobby')}</p> : null}
      </form>
    </Page>
  )
}

/** Fetches what comes next while the person answers; what that is comes in a file of its own. */
function prefetch(boardLicenseKey: string | null): void {
  void import('./prefetchRoom.ts').then(({ prefetchRoom }) => prefetchRoom(boardLicenseKey)).catch(() => {})
}

function setOut(): void {
  void import('./prefetchRoom.ts').then(({ stopWarming }) => stopWarming()).catch(() => {})
}

function enter(roomId: string): void {
  void import('./prefetchRoom.ts').then(({ enterRoom }) => enterRoom(roomId)).catch(() => {})
}

/** What is kept and why, before anything is given (GDPR article 13, in short). */
function Kept() {
  const { t } = useTranslation('join')
  return (
    <section className={styles.kept} aria-label={t('kept.label')}>
      <ul className={styles.lines}>
        <li>{t('kept.what')}</li>
        <li>{t('kept.why')}</li>
        <li>
          {t('kept.who')} <Link href={patterns.about}>{t('kept.more')}</Link>
        </li>
      </ul>
    </section>
  )
}

/** Tells who is in already: the same person comes in again by the same session, and can go straight on. */
function AlreadyIn({ me, invitation }: { me: Me; invitation: Invitation }) {
  const { t } = useTranslation('join')
  const { member, processId, roomId } = me
  const isSame = processId === invitation.process.id
  if (!member || !processId) return <Told>{t('alreadyOperator')}</Told>
  if (!isSame) return <Told>{t('elsewhere', { name: member.name })}</Told>
  return (
    <Notice>
      <p>{t('already', { name: member.name })}</p>
      <Link href={roomId ? pathTo.room(roomId) : pathTo.process(processId)}>{t('goOn')}</Link>
    </Notice>
  )
}

const Told = ({ children }: { children: string }) => (
  <Notice tone="warning">
    <p>{children}</p>
  </Notice>
)

/** Who this device belongs to already; null for nobody, or until that is known. */
function useKnown(onMember: (me: Me) => void): Me | null {
  const [me, setMe] = useState<Me | null>(null)
  const tell = useRef(onMember)
  useEffect(() => {
    void answer(server.api.me.$get()).then((result) => {
      if (!result.ok) return
      setMe(result.value)
      tell.current(result.value)
    })
  }, [])
  return me
}

interface JoinChoice {
  sector: Sector
  name: string
  organisation: string
}

function useJoin({ token, password, onWait }: Omit<JoinFormProps, 'invitation'>) {
  const [, navigate] = useLocation()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isJoining, setJoining] = useState(false)
  const join = async ({ sector, name, organisation }: JoinChoice) => {
    setJoining(true)
    const given = { name: name.trim() || undefined, organisation: organisation.trim() || undefined }
    const result = await answer(server.api.join.$post({ json: { token, password, sector, ...given } }))
    setJoining(false)
    if (!result.ok) return setProblem(result.problem)
    if ('waiting' in result.value) return onWait()
    dropToken('join')
    const { roomId, process } = result.value
    if (roomId) enter(roomId)
    navigate(roomId ? pathTo.room(roomId) : pathTo.process(process.id), { replace: true })
  }
  return { join, problem, isJoining }
}
