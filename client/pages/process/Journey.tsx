/**
 * The process as one picture: six steps on a path that returns to where it began, each with its rooms, and the
 * four sectors as the voices in the middle. To a screen reader it is a numbered list.
 * @module
 */
import { ChevronRight, Info, Lock, Plus, RotateCcw, Users } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Process, Room } from '../../../shared/protocol/processes.ts'
import { roomTemplates } from '../../../shared/rooms/index.ts'
import { purposeOf } from '../../../shared/rooms/ofTemplate.ts'
import { inYears } from '../../../shared/rooms/years.ts'
import type { Step } from '../../../shared/vocabulary.ts'
import { sectors, steps, strengthAreaNames } from '../../../shared/vocabulary.ts'
import { server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { pathTo } from '../../app/paths.ts'
import { SectorMark } from '../../app/SectorMark.tsx'
import { Button } from '../../app/ui/Button.tsx'
import { useTemplate } from '../../rooms/useTemplate.ts'
import { Thumbnail } from '../../thumbnails/Thumbnail.tsx'
import styles from './Journey.module.css'
import { NewRoomWindow } from './NewRoomWindow.tsx'
import '../../rooms/words.ts'

const AboutRoomWindow = lazy(() =>
  import('../../rooms/AboutRoomWindow.tsx').then((part) => ({ default: part.AboutRoomWindow })),
)

export function Journey({ process, leads }: { process: Process; leads: boolean }) {
  const { t } = useTranslation('process')
  const [addingTo, setAddingTo] = useState<Step | null>(null)
  const [about, setAbout] = useState<Step | null>(null)
  return (
    <section className={styles.picture} aria-label={t('picture')}>
      <ol className={styles.path}>
        {steps.map((step) => (
          <Station
            key={step}
            step={step}
            rooms={process.rooms.filter((room) => room.step === step)}
            process={process}
            onAdd={leads ? () => setAddingTo(step) : null}
            onAbout={() => setAbout(step)}
          />
        ))}
      </ol>
      <p className={styles.loop}>
        <RotateCcw size={18} aria-hidden="true" />
        {t('loop')}
      </p>
      <Voices />
      {addingTo ? (
        <NewRoomWindow process={process} step={addingTo} onClose={() => setAddingTo(null)} />
      ) : null}
      {about ? (
        <Suspense>
          <AboutRoomWindow
            processId={process.id}
            step={about}
            years={process.years}
            onClose={() => setAbout(null)}
          />
        </Suspense>
      ) : null}
    </section>
  )
}

interface StationProps {
  step: Step
  rooms: readonly Room[]
  process: Process
  /** Null for those who may not add rooms. */
  onAdd: (() => void) | null
  onAbout: () => void
}

function Station({ step, rooms, process, onAdd, onAbout }: StationProps) {
  const { t } = useTranslation('process')
  const { t: tr } = useTranslation('rooms')
  const ui = useLanguage().language
  const template = useTemplate(process.id) ?? null
  const { number, stepName, roomName } = roomTemplates[step]
  const isEmpty = rooms.length === 0
  return (
    <li className={`${styles.station} ${isEmpty ? styles.empty : ''}`} data-step={step}>
      <div className={styles.card}>
        <div className={styles.head}>
          <span className={styles.number} aria-hidden="true">
            {number}
          </span>
          <h2 className={styles.step}>{stepName[ui]}</h2>
          <Button
            look="quiet"
            size="small"
            square
            onPress={onAbout}
            aria-label={tr('aboutStep', { step: stepName[ui] })}
          >
            <Info size={18} aria-hidden="true" />
          </Button>
          {onAdd && !isEmpty ? (
            <Button
              look="quiet"
              size="small"
              square
              onPress={onAdd}
              aria-label={t('addAnother', { step: stepName[ui] })}
            >
              <Plus size={18} aria-hidden="true" />
            </Button>
          ) : null}
        </div>
        <p className={styles.question}>{inYears(purposeOf(template, step).question, process.years)[ui]}</p>
        {isEmpty ? (
          <div className={styles.noRoom}>
            <p>
              {roomName[ui] === stepName[ui] ? null : (
                <span className={styles.roomTitle}>{roomName[ui]}</span>
              )}
              <span>{t('noRoom')}</span>
            </p>
            {onAdd ? (
              <Button size="small" onPress={onAdd} aria-label={`${t('addRoom')}: ${stepName[ui]}`}>
                <Plus size={16} aria-hidden="true" />
                {t('addRoom')}
              </Button>
            ) : null}
          </div>
        ) : (
          <ul className={styles.rooms}>
            {rooms.map((room) => (
              <RoomRow key={room.id} room={room} language={process.language} />
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

function RoomRow({ room, language }: { room: Room; language: Process['language'] }) {
  const ui = useLanguage().language
  const { t } = useTranslation('process')
  return (
    <li>
      <Link href={pathTo.room(room.id)} className={styles.room}>
        <span className={styles.roomTexts}>
          <span className={styles.roomHead}>
            <span className={styles.roomTitle} lang={language}>
              {room.title}
            </span>
            {room.status === 'closed' ? (
              <span className={styles.closed}>
                <Lock size={13} aria-hidden="true" />
                {t('closed')}
              </span>
            ) : null}
          </span>
          <span className={styles.facts}>
            {room.strengthArea ? <span>{strengthAreaNames[room.strengthArea][ui]}</span> : null}
            <span className={room.present > 0 ? styles.here : ''}>
              <Users size={15} aria-hidden="true" />
              {room.present > 0 ? t('here', { count: room.present }) : t('nobodyHere')}
            </span>
            <span>{room.insights === null ? t('noSnapshot') : t('insights', { count: room.insights })}</span>
          </span>
        </span>
        {room.insights === null ? null : (
          <Thumbnail
            src={`${server.api.rooms[':id'].thumbnail.$path({ param: { id: room.id } })}?v=${room.snapshots}`}
            alt={t('thumbnail')}
          />
        )}
        <ChevronRight size={20} aria-hidden="true" />
      </Link>
    </li>
  )
}

function Voices() {
  const { t } = useTranslation('process')
  const { t: tc } = useTranslation()
  return (
    <div className={styles.voices}>
      <h2 className={styles.voicesTitle}>{t('voices.title')}</h2>
      <ul className={styles.sectors}>
        {sectors.map((sector) => (
          <li key={sector} className={styles.sector} style={{ background: `var(--sector-${sector}-soft)` }}>
            <SectorMark sector={sector} />
            {tc(`sectors.${sector}`)}
          </li>
        ))}
      </ul>
      <p className={styles.voicesText}>{t('voices.text')}</p>
    </div>
  )
}
