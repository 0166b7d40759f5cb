/**
 * One process among others: its name, which steps have rooms, and how much life there is in it.
 * @module
 */
import { Users } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Process } from '../../../shared/protocol/processes.ts'
import { roomTemplates } from '../../../shared/rooms/index.ts'
import { steps } from '../../../shared/vocabulary.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { pathTo } from '../../app/paths.ts'
import { formatDate } from '../../app/time.ts'
import styles from './Processes.module.css'

export function ProcessCard({ process }: { process: Process }) {
  const { t } = useTranslation('start')
  const { language } = useLanguage()
  const { rooms } = process
  const people = rooms.reduce((sum, room) => sum + room.present, 0)
  const insights = rooms.reduce((sum, room) => sum + (room.insights ?? 0), 0)
  const made = new Set(rooms.map((room) => room.step))
  const madeNames = steps
    .filter((step) => made.has(step))
    .map((step) => roomTemplates[step].stepName[language])
  return (
    <li className={styles.card}>
      <h2 lang={process.language}>
        <Link href={pathTo.process(process.id)}>{process.title}</Link>
      </h2>
      <div className={styles.steps} role="img" aria-label={madeNames.join(', ')}>
        {steps.map((step) => (
          <span key={step} className={`${styles.step} ${made.has(step) ? styles.made : ''}`}>
            {roomTemplates[step].number}
          </span>
        ))}
      </div>
      <ul className={styles.facts}>
        <li className={people > 0 ? styles.here : undefined}>
          <Users size={15} aria-hidden="true" />
          {t('card.people', { count: people })}
        </li>
        <li>{t('card.rooms', { count: rooms.length })}</li>
        <li>{t('card.insights', { count: insights })}</li>
        <li>{t('card.created', { date: formatDate(process.createdAt, language) })}</li>
      </ul>
    </li>
  )
}
