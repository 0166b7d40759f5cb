/**
 * What a room is for: its purpose and guiding questions, what its record holds, the relations that can be drawn, and
 * what goes on to the next room. Read before the work and beside it, by everyone.
 * @module
 */
import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { askedOf } from '../../shared/insights/kindFields.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { purposeOf, roomTemplateOf } from '../../shared/rooms/ofTemplate.ts'
import type { RoomPurpose } from '../../shared/rooms/purposes.ts'
import { relationsAmong } from '../../shared/rooms/relationsAmong.ts'
import type { ProcessYears } from '../../shared/rooms/years.ts'
import { inYears } from '../../shared/rooms/years.ts'
import type { Kind, Localised, Step, StrengthArea } from '../../shared/vocabulary.ts'
import { kindNames, kinds, relationNames, strengthAreaNames } from '../../shared/vocabulary.ts'
import { useLanguage } from '../app/i18n/index.ts'
import { Window } from '../app/ui/Window.tsx'
import styles from './AboutRoom.module.css'
import { AimsPart } from './AimsPart.tsx'
import { useTemplate } from './useTemplate.ts'
import './words.ts'

interface AboutRoomWindowProps {
  processId: string
  step: Step
  /** The room's own name; without it the window is about the step. */
  name?: string
  area?: StrengthArea | null
  years: ProcessYears
  onClose: () => void
  /** What those who lead may change of it. */
  children?: ReactNode
}

export function AboutRoomWindow({
  processId,
  step,
  name,
  area,
  years,
  onClose,
  children,
}: AboutRoomWindowProps) {
  const { t } = useTranslation('rooms')
  const { language } = useLanguage()
  const template = useTemplate(processId) ?? null
  const { number, stepName, roomName, zones } = roomTemplateOf(template, step)
  const about = purposeOf(template, step)
  const say = (text: Localised) => inYears(text, years)[language]
  const here = kinds.filter((kind) => zones.some((zone) => zone.kinds.includes(kind)))
  return (
    <Window title={name ?? roomName[language]} isOpen onClose={onClose} wide>
      <div className={styles.about}>
        <p className={styles.step}>
          {[
            t('step', { number, name: stepName[language] }),
            ...(area ? [strengthAreaNames[area][language]] : []),
          ].join(' · ')}
        </p>
        <p className={styles.purpose}>{say(about.purpose)}</p>
        <AimsPart processId={processId} />
        <section>
          <h3>{t('questions')}</h3>
          <ul className={styles.questions}>
            {about.questions.map((question) => (
              <li key={question.sv}>{say(question)}</li>
            ))}
          </ul>
        </section>
        <section>
          <h3>{t('holds')}</h3>
          <p>{say(about.holds)}</p>
          <details className={styles.more}>
            <summary>{t('kinds')}</summary>
            <KindList here={here} />
          </details>
          <details className={styles.more}>
            <summary>{t('relations')}</summary>
            <RelationList here={here} />
          </details>
        </section>
        <section>
          <h3>{t('onward')}</h3>
          <OnwardList onward={about.onward} say={say} />
        </section>
        {children}
      </div>
    </Window>
  )
}

/** What can be said of each kind of card beside its words. */
function KindList({ here }: { here: readonly Kind[] }) {
  const { language } = useLanguage()
  return (
    <dl className={styles.pairs}>
      {here.map((kind) => {
        // Names have commas of their own.
        const fields = askedOf(kind).map(({ name }) => name[language].replaceAll(' ', '\u00a0'))
        return (
          <div key={kind}>
            <dt>{kindNames[kind][language]}</dt>
            <dd>{fields.join(' · ')}</dd>
          </div>
        )
      })}
    </dl>
  )
}

function RelationList({ here }: { here: readonly Kind[] }) {
  const { t } = useTranslation('rooms')
  const { language } = useLanguage()
  const named = (ends: readonly Kind[] | null) =>
    ends === null ? t('anyCard') : ends.map((kind) => kindNames[kind][language]).join(', ')
  return (
    <dl className={styles.pairs}>
      {relationsAmong(here).map(({ type, from, to }) => (
        <div key={type}>
          <dt>{relationNames[type][language]}</dt>
          <dd>
            {named(from)} <ArrowRight size={14} aria-label={t('leadsTo')} className={styles.arrow} />{' '}
            {named(to)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function OnwardList({ onward, say }: Pick<RoomPurpose, 'onward'> & { say: (text: Localised) => string }) {
  const { t } = useTranslation('rooms')
  const { language } = useLanguage()
  return (
    <dl className={styles.onward}>
      {onward.map(({ to, what }) => (
        <div key={what.sv}>
          <dt>
            <ArrowRight size={16} aria-hidden="true" />
            {to === null ? t('everywhere') : roomTemplates[to].stepName[language]}
          </dt>
          <dd>{say(what)}</dd>
        </div>
      ))}
    </dl>
  )
}
