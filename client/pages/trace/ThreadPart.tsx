/**
 * One card of the thread: what it rests on, what rests on it, and each of its relations with the way to where it was
 * drawn.
 * @module
 */
import { MapPin, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { cardOfId } from '../../../shared/insights/extract.ts'
import { scoredText } from '../../../shared/insights/scoreText.ts'
import type { TraceEdge, TraceNode } from '../../../shared/insights/trace.ts'
import type { Process } from '../../../shared/protocol/processes.ts'
import type { Trace } from '../../../shared/protocol/trace.ts'
import { kindNames, relationNames, statusNames } from '../../../shared/vocabulary.ts'
import { cardPath } from '../../app/cardPath.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { SectorMark } from '../../app/SectorMark.tsx'
import { Button, LinkButton } from '../../app/ui/Button.tsx'
import { SightPart } from '../../documents/SightPart.tsx'
import { roomNames } from '../../rooms/roomNames.ts'
import styles from './TracePage.module.css'

export interface Thread {
  readonly restsOn: ReadonlySet<string>
  readonly carries: ReadonlySet<string>
  /** Its copies in other rooms, and what it was carried from. */
  readonly same: ReadonlySet<string>
}

interface ThreadPartProps {
  process: Process
  trace: Trace
  chosen: TraceNode
  thread: Thread
  onChoose: (id: string | null) => void
}

export function ThreadPart({ process, trace, chosen, thread, onChoose }: ThreadPartProps) {
  const { t } = useTranslation('trace')
  const { language } = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const rooms = roomNames(process.rooms, language)
  const among = (ids: ReadonlySet<string>) => trace.nodes.filter(({ id }) => id !== chosen.id && ids.has(id))
  const shared = { rooms, chosen, onChoose }
  return (
    <aside
      className={styles.thread}
      aria-label={t('card.label')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onChoose(null)
      }}
    >
      <header className={styles.threadHead}>
        <h2 ref={heading} tabIndex={-1}>
          {kindNames[chosen.kind][language]}
        </h2>
        <Button look="quiet" square aria-label={t('card.close')} onPress={() => onChoose(null)}>
          <X size={20} aria-hidden="true" />
        </Button>
      </header>
      <p className={styles.words}>{chosen.text}</p>
      <Facts node={chosen} room={rooms.get(chosen.roomId) ?? ''} />
      {chosen.loose.map((one) => (
        <p key={one} className={styles.looseText}>
          {t(`ofLoose.${one}`)}
        </p>
      ))}
      <LinkButton to={cardPath(chosen.roomId, chosen.shapeId)} size="small">
        <MapPin size={16} aria-hidden="true" />
        {t('card.open')}
      </LinkButton>
      {chosen.kind === 'action' ? (
        <section className={styles.section}>
          <SightPart processId={process.id} insightId={chosen.id} />
        </section>
      ) : null}
      <Cards
        title={t('card.restsOn')}
        none={t('card.restsOnNone')}
        cards={among(thread.restsOn)}
        {...shared}
      />
      <Cards
        title={t('card.carries')}
        none={t('card.carriesNone')}
        cards={among(thread.carries)}
        {...shared}
      />
      {thread.same.size > 0 ? (
        <Cards title={t('card.same')} none="" cards={among(thread.same)} {...shared} />
      ) : null}
      <Relations trace={trace} chosen={chosen} />
    </aside>
  )
}

export function Facts({ node, room }: { node: TraceNode; room: string }) {
  const { t } = useTranslation('trace')
  const { t: tc } = useTranslation()
  const { language } = useLanguage()
  const { sector, status, votes } = node
  return (
    <span className={styles.facts}>
      <span>{room}</span>
      <span className={styles.sector}>
        {sector && sector !== 'mixed' ? <SectorMark sector={sector} size={12} /> : null}
        {tc(`sectors.${sector ?? 'none'}`)}
      </span>
      {status === 'trial' ? null : <span>{statusNames[status][language]}</span>}
      {votes === null ? null : <span>{t('card.votes', { count: votes })}</span>}
    </span>
  )
}

interface CardsProps {
  title: string
  none: string
  cards: readonly TraceNode[]
  chosen: TraceNode
  /** Names, by id. */
  rooms: ReadonlyMap<string, string>
  onChoose: (id: string) => void
}

function Cards({ title, none, cards, chosen, rooms, onChoose }: CardsProps) {
  const { language } = useLanguage()
  // A card that was carried on says the same in several rooms.
  const isRepeated = ({ id, text }: TraceNode) =>
    [chosen, ...cards].some((other) => other.id !== id && other.text === text)
  return (
    <section className={styles.section} aria-label={title}>
      <h3>
        {title} {cards.length > 0 ? <span className={styles.muted}>({cards.length})</span> : null}
      </h3>
      {cards.length === 0 ? <p className={styles.muted}>{none}</p> : null}
      <ul>
        {cards.map((card) => (
          <li key={card.id}>
            <button type="button" className={styles.link} onClick={() => onChoose(card.id)}>
              <span className={styles.muted}>{kindNames[card.kind][language]}:</span> {card.text}
              {isRepeated(card) ? <span className={styles.muted}> ({rooms.get(card.roomId)})</span> : null}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The card at whose place the relation was drawn: the one it goes from. */
export function placeOf({ from }: Pick<TraceEdge, 'from'>): string | null {
  const card = cardOfId(from)
  return card ? cardPath(card.roomId, card.shapeId) : null
}

function Relations({ trace, chosen }: Pick<ThreadPartProps, 'trace' | 'chosen'>) {
  const { t } = useTranslation('trace')
  const { language } = useLanguage()
  const texts = new Map(trace.nodes.map(({ id, text }) => [id, text]))
  const edges = trace.edges.filter(({ from, to }) => from === chosen.id || to === chosen.id)
  if (edges.length === 0) return null
  const name = (id: string) => (id === chosen.id ? t('card.this') : texts.get(id))
  return (
    <section className={styles.section}>
      <h3>{t('card.relations')}</h3>
      <p className={styles.muted}>{t('card.relationsHelp')}</p>
      <ul>
        {edges.map((edge) => {
          const { from, to, type, score, shapeId } = edge
          const scored = scoredText(score, language)
          const words = (
            <>
              {name(from)} <strong>{relationNames[type][language] + scored}</strong> {name(to)}
            </>
          )
          const place = placeOf(edge)
          return (
            <li key={`${shapeId} ${type} ${from} ${to}`}>
              {place ? <Link href={place}>{words}</Link> : words}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
