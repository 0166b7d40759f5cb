/**
 * The marks of open comments, at the upper corner of their cards, in the size of the screen however near one looks.
 * @module
 */
import { type CSSProperties, useContext } from 'react'
import type { TLShapeId } from 'tldraw'
import { stopEventPropagation, useEditor, useValue } from 'tldraw'
import { CommentMark } from '../comments/CommentMark.tsx'
import { useOpenCounts } from '../comments/openCounts.ts'
import styles from './CommentMarks.module.css'
import { OpenCardContext } from './openCardContext.ts'
import { boxInView, isSmallOnScreen } from './surroundings.ts'
import { wordsOf } from './votingShapes.ts'

export function CommentMarks() {
  const counts = useOpenCounts()
  return [...counts].map(([id, count]) => <AtCorner key={id} id={id as TLShapeId} count={count} />)
}

function AtCorner({ id, count }: { id: TLShapeId; count: number }) {
  const editor = useEditor()
  const open = useContext(OpenCardContext)
  const place = useValue('corner of a card', () => {
    const box = editor.getShape(id) ? boxInView(editor, id) : null
    return box ? `${Math.round(box.x + box.w)} ${Math.round(box.y)}` : null
  }, [editor, id])
  const isSmall = useValue('a small card', () => isSmallOnScreen(editor, id), [editor, id])
  const text = useValue('words of a card', () => (editor.getShape(id) ? wordsOf(editor, id) : ''), [
    editor,
    id,
  ])
  if (!place) return null
  const [x, y] = place.split(' ')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps what happens here from the canvas below
    <div
      className={styles.place}
      data-small={isSmall || undefined}
      style={{ '--x': `${x}px`, '--y': `${y}px` } as CSSProperties}
      onPointerDown={stopEventPropagation}
      onPointerUp={stopEventPropagation}
      onTouchStart={stopEventPropagation}
      onTouchEnd={stopEventPropagation}
      onDoubleClick={stopEventPropagation}
    >
      <div>
        <CommentMark count={count} text={text} onOpen={() => open(id)} isBeside />
      </div>
    </div>
  )
}
