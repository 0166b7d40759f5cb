/**
 * A note with its author's sector in a corner: a mark beside the colour, for those who see no colours; and one more where
 * somebody else wrote it down for them.
 * @module
 */
import { UserRoundPen } from 'lucide-react'
import type { TLNoteShape } from 'tldraw'
import { Group2d, NoteShapeUtil, Rectangle2d } from 'tldraw'
import { NOTE_SIZE } from '../../shared/board/cards.ts'
import { isOneOf, sectors } from '../../shared/vocabulary.ts'
import { SectorMark } from '../app/SectorMark.tsx'
import styles from './Note.module.css'

export class SectorNoteShapeUtil extends NoteShapeUtil {
  /** The sheet. The editor's own adds where on it the words lie, for which it measures every note of a board. */
  override getGeometry({ props: { scale, growY } }: TLNoteShape) {
    const size = { width: NOTE_SIZE * scale, height: (NOTE_SIZE + growY) * scale }
    return new Group2d({ children: [new Rectangle2d({ ...size, isFilled: true })] })
  }

  override component(shape: TLNoteShape) {
    const { sector, proxy } = shape.meta
    return (
      <>
        {super.component(shape)}
        {isOneOf(sectors, sector) ? (
          <span className={styles.mark} style={{ scale: shape.props.scale }}>
            {proxy === true ? <UserRoundPen aria-hidden="true" /> : null}
            <SectorMark sector={sector} size={16} />
          </span>
        ) : null}
      </>
    )
  }
}
