/**
 * Once a pen has touched the board, the editor lets nothing else draw, so that a hand may rest on the screen. This says so and
 * ends it; a mouse ends it by itself, since no hand rests on that.
 * @module
 */
import { PenLine } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type Editor, stopEventPropagation, useEditor, useValue } from 'tldraw'
import { Button } from '../app/ui/Button.tsx'
import styles from './Board.module.css'
import './words.ts'

const letAllDraw = (editor: Editor) => editor.updateInstanceState({ isPenMode: false })

export function PenOnly() {
  const { t } = useTranslation('board')
  const editor = useEditor()
  const isPenOnly = useValue('pen only', () => editor.getInstanceState().isPenMode, [editor])
  useEffect(() => {
    if (!isPenOnly) return
    const byMouse = ({ pointerType }: PointerEvent) => {
      if (pointerType === 'mouse') letAllDraw(editor)
    }
    const board = editor.getContainer()
    // Before the editor hears of it and leaves it out.
    board.addEventListener('pointerdown', byMouse, { capture: true })
    return () => board.removeEventListener('pointerdown', byMouse, { capture: true })
  }, [editor, isPenOnly])
  return (
    <div role="status" className={styles.penOnlyPlace}>
      {isPenOnly ? (
        <div className={styles.following} onPointerDown={stopEventPropagation}>
          <PenLine size={16} aria-hidden="true" />
          {t('penOnly')}
          <Button size="small" look="quiet" onPress={() => letAllDraw(editor)}>
            {t('penOnlyEnd')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
