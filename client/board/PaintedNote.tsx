/**
 * A note as it looks while nobody writes in it: the editor's own, with its words painted plainly. The editor's keeps a
 * text field ready and builds its whole grammar of rich text for every note that comes onto the page; of a full board
 * that was most of the time until it was seen.
 * @module
 */
import type { ReactNode } from 'react'
import {
  computed,
  type Editor,
  getDefaultColorTheme,
  LABEL_FONT_SIZES,
  rng,
  TEXT_PROPS,
  type TLNoteShape,
  type TLShapeId,
} from 'tldraw'
import { NOTE_SIZE } from '../../shared/board/cards.ts'
import { plainParagraphs } from '../../shared/board/richText.ts'
import styles from './Note.module.css'

/** The editor's own, in board pixels: around a note's words. */
const PADDING = 16
/** Seen smaller than this, a note of scale 1 has a line below instead of a shadow; as the editor has it. */
const NO_SHADOW_ZOOM = 0.35

const aligns = { start: 'start', middle: 'center', end: 'end' } as const
const isAlign = (align: string): align is keyof typeof aligns => Object.hasOwn(aligns, align)

/** Whether a note may be written in at the next touch: it is the one selected, or is written in, or pointed at then. */
export function isInHand(editor: Editor, id: TLShapeId): boolean {
  const editing = editor.getEditingShapeId()
  return (
    id === editor.getOnlySelectedShapeId() ||
    id === editing ||
    (editing !== null && id === editor.getHoveredShapeId())
  )
}

/** A note as a picture; null where its words are more than plain paragraphs, or it leads somewhere. */
export function paintedNote(editor: Editor, note: TLNoteShape): ReactNode {
  const { align, verticalAlign, url, richText } = note.props
  const paragraphs = plainParagraphs(richText)
  if (!paragraphs || url || !isAlign(align) || !isAlign(verticalAlign)) return null
  const { scale, growY, color } = note.props
  const theme = getDefaultColorTheme({ isDarkMode: editor.user.getIsDarkMode() })
  return (
    <div
      id={note.id}
      className={`tl-note__container ${styles.painted}`}
      style={{
        width: NOTE_SIZE * scale,
        height: (NOTE_SIZE + growY) * scale,
        backgroundColor: theme[color].note.fill,
        ...edgeOf(editor, note),
      }}
    >
      {paragraphs.length > 0 ? <Words note={note} paragraphs={paragraphs} theme={theme} /> : null}
    </div>
  )
}

interface WordsProps {
  note: TLNoteShape
  paragraphs: readonly string[]
  theme: ReturnType<typeof getDefaultColorTheme>
}

/** As the editor lays them out, class by class, so that not a letter moves when somebody begins to write. */
function Words({ note, paragraphs, theme }: WordsProps) {
  const { align, verticalAlign, scale, size, font, color, labelColor, fontSizeAdjustment } = note.props
  const fontSize = (fontSizeAdjustment || LABEL_FONT_SIZES[size]) * scale
  const { lineHeight } = TEXT_PROPS
  return (
    <div
      className="tl-text-label tl-text-wrapper tl-rich-text-wrapper"
      aria-hidden
      data-font={font}
      data-align={align}
      data-hastext
      data-isediting={false}
      data-textwrap
      data-isselected={false}
      style={{
        justifyContent: isAlign(align) && align === 'middle' ? 'center' : align,
        alignItems: verticalAlign === 'middle' ? 'center' : verticalAlign,
        padding: PADDING * scale,
      }}
    >
      <div
        className="tl-text-label__inner tl-text-content__wrapper"
        style={{
          fontSize,
          lineHeight: String(lineHeight),
          minHeight: `${Math.floor(fontSize * lineHeight)}px`,
          color: labelColor === 'black' ? theme[color].note.text : theme[labelColor].fill,
        }}
      >
        <div className="tl-text tl-text-content" dir="auto">
          <div className="tl-rich-text">
            {paragraphs.map((paragraph, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have nothing else that tells them apart
              <p key={i} dir="auto">
                {paragraph || <br />}
              </p>
            ))}
          </div>
        </div>
      </div>
    </div>
  )
}

/** The shadow of a note, or what stands for it where it is seen small. Read anew when either changes, and only then. */
function edgeOf(editor: Editor, { id, props: { scale } }: TLNoteShape) {
  const isSmall = computed('seen small', () => editor.getZoomLevel() < NO_SHADOW_ZOOM / scale).get()
  if (isSmall) {
    const grey = editor.user.getIsDarkMode() ? 20 : 144
    return { borderBottom: `${2 * scale}px solid rgb(${grey}, ${grey}, ${grey})`, boxShadow: 'none' }
  }
  const turned = computed('turned', () => editor.getShapePageTransform(id)?.rotation() ?? 0).get()
  return { borderBottom: 'none', boxShadow: shadowOf(id, turned, scale) }
}

/** The editor's own shadow: every note lies a little differently. */
function shadowOf(id: string, rotation: number, scale: number): string {
  const random = rng(id)
  const lift = Math.abs(random()) + 0.5
  const oy = Math.cos(rotation)
  const [a, b, c, d] = [5 * scale, 4 * scale, 6 * scale, 7 * scale]
  const under = (0.3 + lift * 0.1).toFixed(2)
  const inside = ((0.022 + random() * 0.005) * ((1 + oy) / 2)).toFixed(2)
  return [
    `0px ${a - lift}px ${a}px -${a}px rgba(15, 23, 31, .6)`,
    `0px ${(b + lift * d) * Math.max(0, oy)}px ${c + lift * d}px -${b + lift * c}px rgba(15, 23, 31, ${under})`,
    `0px ${48 * scale}px ${10 * scale}px -${10 * scale}px inset rgba(15, 23, 44, ${inside})`,
  ].join(', ')
}
