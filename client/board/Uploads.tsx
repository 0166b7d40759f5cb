/**
 * Says which pictures are on their way, and which did not get there, to be tried again; and which lists have more cards.
 * @module
 */
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../app/ui/Button.tsx'
import styles from './Board.module.css'
import type { Pictures, Upload } from './pictures.ts'

export function Uploads({ pictures }: { pictures: Pictures }) {
  const uploads = useSyncExternalStore(pictures.onChange, pictures.uploads)
  return (
    <div role="status" className={styles.uploads}>
      {uploads.map((upload) => (
        <div key={upload.id} className={styles.notice}>
          <Told upload={upload} pictures={pictures} />
        </div>
      ))}
    </div>
  )
}

function Told({ upload, pictures }: { upload: Upload; pictures: Pictures }) {
  const { t } = useTranslation('board')
  const { id } = upload
  const close = (
    <Button size="small" look="quiet" onPress={() => pictures.forget(id)}>
      {t('picture.forget')}
    </Button>
  )
  if ('list' in upload) {
    const { done, total, next, isFull } = upload.list
    return (
      <>
        <span>{t(isFull ? 'list.full' : 'list.done', { done, total })}</span>
        <Button size="small" onPress={() => pictures.retry(id)}>
          {t('list.more', { count: next })}
        </Button>
        {close}
      </>
    )
  }
  const { name, problem } = upload
  return (
    <>
      <span>{t(`picture.${problem ?? 'sending'}`, { name })}</span>
      {problem === 'network' ? (
        <Button size="small" onPress={() => pictures.retry(id)}>
          {t('picture.again')}
        </Button>
      ) : null}
      {problem ? close : null}
    </>
  )
}
