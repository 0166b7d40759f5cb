/**
 * The moods that one can show, in a small menu that stays open for one more.
 * @module
 */
import { SmilePlus } from 'lucide-react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { type Mood, moods } from '../../shared/facilitation/moods.ts'
import styles from './Hands.module.css'
import { moodIcons } from './moodIcons.ts'

export function MoodMenu({ onMood }: { onMood: (mood: Mood) => void }) {
  const { t } = useTranslation('facilitation')
  return (
    <DialogTrigger>
      <Button className={styles.tool ?? ''} aria-label={t('mood.show')}>
        <SmilePlus size={18} aria-hidden="true" />
      </Button>
      <Popover placement="bottom end" className={styles.popover ?? ''}>
        <Dialog aria-label={t('mood.show')} className={styles.moods ?? ''}>
          {moods.map((mood) => {
            const Icon = moodIcons[mood]
            return (
              <Button key={mood} className={styles.mood ?? ''} onPress={() => onMood(mood)}>
                <Icon size={22} aria-hidden="true" />
                <span>{t(`mood.${mood}`)}</span>
              </Button>
            )
          })}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
