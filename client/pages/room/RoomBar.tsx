/**
 * The thin bar over a room: where one is, who else is here, whether it is saved, and what can be done.
 * @module
 */
import { ArrowLeft, Camera } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Me } from '../../../shared/protocol/members.ts'
import type { Room } from '../../../shared/protocol/processes.ts'
import { steps } from '../../../shared/vocabulary.ts'
import { mayLead } from '../../app/mayLead.ts'
import { usePageTitle } from '../../app/Page.tsx'
import { pathTo } from '../../app/paths.ts'
import { Button } from '../../app/ui/Button.tsx'
import { useMedia } from '../../app/useMedia.ts'
import { HandTools } from '../../facilitation/HandTools.tsx'
import { useShortcut } from '../../facilitation/shortcuts.ts'
import { InsightsButton } from '../../insights/InsightsButton.tsx'
import { Lobby } from '../../lobby/Lobby.tsx'
import type { RoomConnection } from '../../sync/useRoomConnection.ts'
import { MoreMenu } from './MoreMenu.tsx'
import { People } from './People.tsx'
import styles from './RoomPage.module.css'
import { SavedState } from './SavedState.tsx'
import { SnapshotList } from './SnapshotList.tsx'
import { TakeSnapshot } from './TakeSnapshot.tsx'
import type { View } from './useView.ts'

const VoicesWindow = lazy(() =>
  import('../../voices/VoicesWindow.tsx').then((part) => ({ default: part.VoicesWindow })),
)
const MyDetails = lazy(() => import('../process/MyDetails.tsx').then((part) => ({ default: part.MyDetails })))
const KeysWindow = lazy(() =>
  import('../../facilitation/KeysWindow.tsx').then((part) => ({ default: part.KeysWindow })),
)

const RemovedCardsWindow = lazy(() =>
  import('../../mending/RemovedCardsWindow.tsx').then((part) => ({ default: part.RemovedCardsWindow })),
)

const OwnWindow = lazy(() => import('../../own/OwnWindow.tsx').then((part) => ({ default: part.OwnWindow })))

const AboutThisRoom = lazy(() =>
  import('../../rooms/AboutThisRoom.tsx').then((part) => ({ default: part.AboutThisRoom })),
)
const RoomAim = lazy(() => import('../../rooms/RoomAim.tsx').then((part) => ({ default: part.RoomAim })))
const StepWindow = lazy(() =>
  import('../../rooms/StepWindow.tsx').then((part) => ({ default: part.StepWindow })),
)

const CardFileWindow = lazy(() =>
  import('../../cardFile/CardFileWindow.tsx').then((part) => ({ default: part.CardFileWindow })),
)

/** From this width on the bar has a place for what the process works towards. */
const WITH_AIM = '(min-width: 80rem)'

type Opened =
  | 'snapshot'
  | 'list'
  | 'voices'
  | 'removed'
  | 'own'
  | 'keys'
  | 'details'
  | 'about'
  | 'tool'
  | 'file'

interface RoomBarProps {
  room: Room
  me: Me
  connection: RoomConnection
  view: View
  views: readonly View[]
  onView: (view: View) => void
  seesInsights: boolean
  onInsights: () => void
}

export function RoomBar(props: RoomBarProps) {
  const { room, me, connection, view, views, onView, seesInsights, onInsights } = props
  const { t } = useTranslation('room')
  const [open, setOpen] = useState<Opened | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  usePageTitle(room.title, heading)
  const leads = mayLead(me)
  const hasPlace = useMedia(WITH_AIM)
  const isQuiet = connection.facilitation?.quiet ?? false
  useShortcut('keys', () => setOpen('keys'))
  return (
    <header className={styles.bar}>
      <div className={styles.where}>
        <Link href={pathTo.process(room.processId)} className={styles.back} aria-label={t('back')}>
          <ArrowLeft size={20} aria-hidden="true" />
        </Link>
        <span
          className={styles.number}
          role="img"
          aria-label={t('step', { number: steps.indexOf(room.step) + 1 })}
        >
          {steps.indexOf(room.step) + 1}
        </span>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {room.title}
        </h1>
        {me.role === 'observer' ? <span className={styles.tag}>{t('readOnly')}</span> : null}
        {hasPlace && connection.status === 'live' ? (
          <Suspense>
            <RoomAim processId={room.processId} />
          </Suspense>
        ) : null}
      </div>
      <People
        present={connection.present}
        hands={connection.facilitation?.hands ?? []}
        isConnected={connection.status === 'live'}
        {...{ room, leads, isQuiet }}
      />
      <div className={styles.tools}>
        <HandTools room={room} me={me} connection={connection} />
        {leads ? (
          <Lobby
            processId={room.processId}
            roomName={(roomId) => (roomId === room.id ? room.title : undefined)}
          />
        ) : null}
        <SavedState connection={connection} />
        <InsightsButton {...{ room, me, connection }} isOpen={seesInsights} onToggle={onInsights} />
        <ViewSwitch view={view} views={views} onView={onView} />
        {leads ? (
          <span className={styles.wideOnly}>
            <Button look="primary" size="small" onPress={() => setOpen('snapshot')}>
              <Camera size={16} aria-hidden="true" />
              {t('snapshot.take')}
            </Button>
          </span>
        ) : null}
        <MoreMenu
          room={room}
          leads={leads}
          me={me}
          onDetails={() => setOpen('details')}
          onSnapshot={() => setOpen('snapshot')}
          onList={() => setOpen('list')}
          onVoices={() => setOpen('voices')}
          onKeys={() => setOpen('keys')}
          onRemoved={() => setOpen('removed')}
          onOwn={() => setOpen('own')}
          onAbout={() => setOpen('about')}
          onTool={() => setOpen('tool')}
          onFile={() => setOpen('file')}
        />
      </div>
      {open === 'snapshot' ? <TakeSnapshot room={room} onClose={() => setOpen(null)} /> : null}
      {open === 'list' ? (
        <SnapshotList room={room} leads={leads} isQuiet={isQuiet} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'details' && me.member ? (
        <Suspense>
          <MyDetails member={me.member} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
      <Suspense>{open === 'voices' ? <VoicesWindow onClose={() => setOpen(null)} /> : null}</Suspense>
      {open === 'keys' ? (
        <Suspense>
          <KeysWindow leads={leads} mayRaiseHand={me.role !== 'observer'} onClose={() => setOpen(null)} />
        </Suspense>
      ) : null}
      <Suspense>
        {open === 'about' ? <AboutThisRoom room={room} onClose={() => setOpen(null)} /> : null}
        {open === 'tool' ? <StepWindow {...{ room, me, connection }} onClose={() => setOpen(null)} /> : null}
        {open === 'file' ? <CardFileWindow {...{ room, connection }} onClose={() => setOpen(null)} /> : null}
        {open === 'own' ? <OwnWindow room={room} onClose={() => setOpen(null)} /> : null}
        {open === 'removed' ? <RemovedCardsWindow room={room} onClose={() => setOpen(null)} /> : null}
      </Suspense>
    </header>
  )
}

interface ViewSwitchProps {
  view: View
  views: readonly View[]
  onView: (view: View) => void
}

function ViewSwitch({ view, views, onView }: ViewSwitchProps) {
  const { t } = useTranslation('room')
  return (
    <ToggleButtonGroup
      aria-label={t('view.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => {
        const next = views.find((candidate) => keys.has(candidate))
        if (next) onView(next)
      }}
      className={styles.views ?? ''}
    >
      {views.map((candidate) => (
        <ToggleButton key={candidate} id={candidate} className={styles.view ?? ''}>
          {t(`view.${candidate}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
