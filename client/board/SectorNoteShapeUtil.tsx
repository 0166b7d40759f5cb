/**
 * A note with its author's sector in a corner: a mark beside the colour, for those who see no colours.
 * @module
 */
import type { TLNoteShape } from 'tldraw'
import { NoteShapeUtil } from 'tldraw'
import { isOneOf, sectors } from '../../shared/vocabulary.ts'
import { SectorMark } from '../app/SectorMark.tsx'
import styles from './Note.module.css'

export class SectorNoteShapeUtil extends NoteShapeUtil {
  override component(shape: TLNoteShape) {
    const { sector } = shape.meta
    return (
      <>
        {super.component(shape)}
        {isOneOf(sectors, sector) ? (
          <span className={styles.mark} style={{ scale: shape.props.scale }}>
            <SectorMark sector={sector} size={16} />
          </span>
        ) : null}
      </>
    )
  }
}
