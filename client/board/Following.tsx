/**
 * Says whom one follows on the board, and ends it.
 * @module
 */
import { Eye } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { stopEventPropagation, useEditor, useValue } from 'tldraw'
import { Button } from '../app/ui/Button.tsx'
import styles from './Board.module.css'
import { everyoneOn } from './noticing.ts'
import './words.ts'

export function Following() {
  const { t } = useTranslation('board')
  const editor = useEditor()
  const name = useValue('whom one follows', () => {
    const { followingUserId } = editor.getInstanceState()
    const people = followingUserId ? everyoneOn(editor) : []
    return people.find(({ userId }) => userId === followingUserId)?.userName ?? null
  }, [editor])
  return (
    <div role="status" className={styles.followingPlace}>
      {name === null ? null : (
        <div className={styles.following} onPointerDown={stopEventPropagation}>
          <Eye size={16} aria-hidden="true" />
          {t('following', { name })}
          <Button size="small" look="quiet" onPress={() => editor.stopFollowingUser()}>
            {t('followStop')}
          </Button>
        </div>
      )}
    </div>
  )
}
