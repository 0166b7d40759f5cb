/**
 * Says which pictures are on their way, and which did not get there, to be tried again.
 * @module
 */
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../app/ui/Button.tsx'
import styles from './Board.module.css'
import type { Pictures } from './pictures.ts'

export function Uploads({ pictures }: { pictures: Pictures }) {
  const { t } = useTranslation('board')
  const uploads = useSyncExternalStore(pictures.onChange, pictures.uploads)
  return (
    <div role="status" className={styles.uploads}>
      {uploads.map(({ id, name, problem }) => (
        <div key={id} className={styles.upload}>
          <span>{problem ? t(`picture.${problem}`, { name }) : t('picture.sending', { name })}</span>
          {problem === 'network' ? (
            <Button size="small" onPress={() => pictures.retry(id)}>
              {t('picture.again')}
            </Button>
          ) : null}
          {problem ? (
            <Button size="small" look="quiet" onPress={() => pictures.forget(id)}>
              {t('picture.forget')}
            </Button>
          ) : null}
        </div>
      ))}
    </div>
  )
}
