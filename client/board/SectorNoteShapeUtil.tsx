/**
 * A note with its author's sector in a corner: a mark beside the colour, for those who see no colours; and one more where
 * somebody else wrote it down for them.
 * @module
 */
import { UserRoundPen } from 'lucide-react'
import type { TLFontFace, TLNoteShape } from 'tldraw'
import { computed, DefaultFontFaces, Group2d, NoteShapeUtil, Rectangle2d, track } from 'tldraw'
import { NOTE_SIZE } from '../../shared/board/cards.ts'
import { plainParagraphs } from '../../shared/board/richText.ts'
import { isOneOf, sectors } from '../../shared/vocabulary.ts'
import { SectorMark } from '../app/SectorMark.tsx'
import { inSmallHand } from './guardBoard.ts'
import styles from './Note.module.css'
import { isInHand, paintedNote } from './PaintedNote.tsx'

/** The letters of plain words, one face for each kind of them. */
const plainFaces: Readonly<Record<string, TLFontFace[]>> = {
  draw: [DefaultFontFaces.tldraw_draw.normal.normal],
  sans: [DefaultFontFaces.tldraw_sans.normal.normal],
  serif: [DefaultFontFaces.tldraw_serif.normal.normal],
  mono: [DefaultFontFaces.tldraw_mono.normal.normal],
}

export class SectorNoteShapeUtil extends NoteShapeUtil {
  /** The sheet. The editor's own adds where on it the words lie, for which it measures every note of a board. */
  override getGeometry({ props: { scale, growY } }: TLNoteShape) {
    const size = { width: NOTE_SIZE * scale, height: (NOTE_SIZE + growY) * scale }
    return new Group2d({ children: [new Rectangle2d({ ...size, isFilled: true })] })
  }

  /** The editor measures a new note before the board signs it: its words in the hand that they will be in. */
  override onBeforeCreate(note: TLNoteShape) {
    const written = inSmallHand(note)
    return super.onBeforeCreate(written) ?? written
  }

  /** What the editor finds by reading the words as rich text, said at once where they are plain; so below. */
  override getFontFaces(shape: TLNoteShape): TLFontFace[] {
    const { richText, font } = shape.props
    const faces = plainParagraphs(richText)?.length ? plainFaces[font] : undefined
    return faces ?? super.getFontFaces(shape)
  }

  override getText(shape: TLNoteShape): string {
    return plainParagraphs(shape.props.richText)?.join('\n') ?? super.getText(shape)
  }

  override component(shape: TLNoteShape) {
    const { sector, proxy } = shape.meta
    const isPicture = !computed('in hand', () => isInHand(this.editor, shape.id)).get()
    return (
      <>
        {(isPicture && paintedNote(this.editor, shape)) || <NoteToWriteIn util={this} shape={shape} />}
        {isOneOf(sectors, sector) ? (
          <span className={styles.mark} style={{ scale: shape.props.scale }}>
            {proxy === true ? <UserRoundPen aria-hidden="true" /> : null}
            <SectorMark sector={sector} size={16} />
          </span>
        ) : null}
      </>
    )
  }

  /** The editor's own note, with a text field. */
  toWriteIn(shape: TLNoteShape) {
    return super.component(shape)
  }
}

const NoteToWriteIn = track(({ util, shape }: { util: SectorNoteShapeUtil; shape: TLNoteShape }) =>
  util.toWriteIn(shape),
)
