/**
 * A room's work, played back from its log as a time-lapse, for those who lead.
 * @module
 */
import { ArrowLeft } from 'lucide-react'
import { type KeyboardEvent, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Me } from '../../../shared/protocol/members.ts'
import type { Room } from '../../../shared/protocol/processes.ts'
import { useAppearance } from '../../app/appearance.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { usePageTitle } from '../../app/Page.tsx'
import { pathTo } from '../../app/paths.ts'
import { useMe, useRoom } from '../../app/queries.ts'
import { Refused } from '../../app/Refused.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import styles from '../../replay/Replay.module.css'
import type { Replay } from '../../replay/Replay.ts'
import { ReplayControls } from '../../replay/ReplayControls.tsx'
import { type Playing, usePlaying } from '../../replay/usePlaying.ts'
import { useReplay } from '../../replay/useReplay.ts'
import { useShownCards } from '../../replay/useShownCards.ts'
import '../../replay/words.ts'
import { ReplayBoard } from '../room/boardChunk.ts'

export function ReplayPage({ id }: { id: string }) {
  const me = useMe()
  const room = useRoom(id)
  const replay = useReplay(id)
  if (me.isPending || room.isPending || replay.isPending) return <Waiting />
  const error = me.error ?? room.error ?? replay.error
  if (error || !me.data || !room.data || !replay.data)
    return <Refused error={error} onRetry={() => void replay.refetch()} />
  return <Shown room={room.data} me={me.data} replay={replay.data} />
}

function Shown({ room, me, replay }: { room: Room; me: Me; replay: Replay }) {
  const { t } = useTranslation('replay')
  const heading = useRef<HTMLHeadingElement>(null)
  const title = t('title', { room: room.title })
  usePageTitle(title, heading)
  const playing = usePlaying(replay.length)
  return (
    <div className={styles.page} onKeyDownCapture={(event) => steer(event, playing, replay.length)}>
      <header className={styles.bar}>
        <Link href={pathTo.room(room.id)} className={styles.back} aria-label={t('toRoom')}>
          <ArrowLeft size={20} aria-hidden="true" />
        </Link>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </header>
      {replay.length === 0 ? (
        <main id="main" className={styles.empty}>
          <p>{t('nothing')}</p>
        </main>
      ) : (
        <Played me={me} replay={replay} playing={playing} />
      )}
    </div>
  )
}

function Played({ me, replay, playing }: { me: Me; replay: Replay; playing: Playing }) {
  const { t } = useTranslation('replay')
  const { language } = useLanguage()
  const { colorScheme } = useAppearance()
  const { step } = playing
  const [doc, setDoc] = useState(() => replay.boardAt(step))
  useEffect(() => setDoc(replay.boardAt(step)), [replay, step])
  const { count, latest } = useShownCards(doc)
  return (
    <>
      <main id="main" tabIndex={-1} className={styles.board} aria-label={t('board')}>
        <Suspense fallback={<Waiting />}>
          <ReplayBoard
            doc={doc}
            language={language}
            colorScheme={colorScheme}
            licenseKey={me.boardLicenseKey}
          />
        </Suspense>
      </main>
      <p className={styles.latest}>{latest ? t('latest', { text: latest.replaceAll('\n', ' ') }) : ' '}</p>
      <ReplayControls
        playing={playing}
        length={replay.length}
        at={replay.timeOf(playing.step)}
        cards={count}
        language={language}
      />
    </>
  )
}

/** Keys that work wherever the focus is, but where it has a use for them itself. */
function steer(event: KeyboardEvent, playing: Playing, length: number): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return
  const target = event.target as HTMLElement
  const isTaken =
    event.key === ' ' ? target.closest('button, a') : target.closest('input, [role="radiogroup"]')
  if (isTaken || !act(event.key, playing, length)) return
  event.preventDefault()
  event.stopPropagation()
}

/** Does what a key stands for; false for keys that stand for nothing here. */
function act(key: string, { toggle, goBy, goTo }: Playing, length: number): boolean {
  if (key === ' ') toggle()
  else if (key === 'ArrowLeft') goBy(-1)
  else if (key === 'ArrowRight') goBy(1)
  else if (key === 'Home') goTo(0)
  else if (key === 'End') goTo(length)
  else return false
  return true
}
