/**
 * The question before rules are saved that remove something: what goes, and on which day.
 * @module
 */
import { useTranslation } from 'react-i18next'
import type { RetentionRules } from '../../../shared/protocol/retention.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { formatDate } from '../../app/time.ts'
import { Button } from '../../app/ui/Button.tsx'
import { Actions, Window } from '../../app/ui/Window.tsx'
import '../../privacy/words.ts'
import styles from './ProcessPage.module.css'

interface RetentionQuestionProps {
  rules: RetentionRules
  /** When the process ended; null where it ends now. */
  closedAt: string | null
  onYes: () => void
  onNo: () => void
}

const DAY_MS = 24 * 60 * 60 * 1000
const what = ['workingSnapshotDays', 'historyDays', 'namesDays'] as const

export function RetentionQuestion({ rules, closedAt, onYes, onNo }: RetentionQuestionProps) {
  const { t } = useTranslation('privacy')
  const { t: tc } = useTranslation()
  const { language } = useLanguage()
  const now = Date.now()
  const ended = closedAt === null ? now : Date.parse(closedAt)
  return (
    <Window title={t('retention.ask')} role="alertdialog" isOpen onClose={onNo}>
      <ul className={styles.goes}>
        {what.map((field) => {
          const at = ended + rules[field] * DAY_MS
          const day = formatDate(new Date(at).toISOString(), language)
          return (
            <li key={field}>
              {t(`retention.goes.${field}`)}:{' '}
              <strong>{at <= now ? t('retention.atOnce') : t('retention.onDay', { day })}</strong>
            </li>
          )
        })}
      </ul>
      <p>{t('retention.forGood')}</p>
      <Actions>
        <Button look="danger" onPress={onYes}>
          {t('retention.save')}
        </Button>
        <Button onPress={onNo} autoFocus>
          {tc('cancel')}
        </Button>
      </Actions>
    </Window>
  )
}
