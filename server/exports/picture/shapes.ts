/**
 * One shape of a board as SVG, in its own coordinates.
 * @module
 */
import type { BoardRecord } from '../../../shared/board/document.ts'
import { textWidth } from '../../../shared/board/noteSize.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { geoSvg } from './geo.ts'
import { type Images, imageSvg, placeholder } from './image.ts'
import { sideOf, written } from './label.ts'
import { colorOf, propsOf, scaleOf, textSizes } from './look.ts'
import { drawnNote } from './note.ts'
import { drawSvg, lineSvg, markerSvg } from './strokes.ts'
import { decimal, textLines } from './svgText.ts'
import { zoneSvg } from './zone.ts'

/** `w` of a text is its width before it is scaled. */
function textSvg(record: BoardRecord): string {
  const props = propsOf(record)
  const scale = scaleOf(props)
  const size = (textSizes[String(props.size)] ?? 24) * scale
  const width = props.autoSize === false ? decimal(props.w) * scale : Number.POSITIVE_INFINITY
  const words = written(record, { size, room: width, align: sideOf(props.textAlign, 'start') })
  if (!words) return ''
  return words.svg({
    box: { x: 0, y: 0, w: props.autoSize === false ? width : words.width, h: 0 },
    fill: colorOf(props.color).solid,
    verticalAlign: 'start',
  })
}

/** The name over a heading, as large as it is while a whole board is seen, on paper of its own. */
const HEADING = { size: 30, height: 60, side: 15, foot: 20, letter: 0.96, edge: 2.5 }

function frameSvg(record: BoardRecord): string {
  const props = propsOf(record)
  const [w, h] = [decimal(props.w), decimal(props.h)]
  const name = String(props.name ?? '').trim()
  const edge = `x="${-HEADING.edge / 2}" y="${-HEADING.edge / 2}" width="${w + HEADING.edge}" height="${h + HEADING.edge}"`
  const sheet = `<rect ${edge} fill="#fff" stroke="#717171" stroke-width="${HEADING.edge}"/>`
  if (name === '') return sheet
  const letters = [...name]
  const wide = (text: string) => textWidth(text) * HEADING.size * HEADING.letter
  const room = Math.max(w, 80)
  while (letters.length > 1 && wide(`${letters.join('')}…`) > room) letters.pop()
  const shown = wide(name) <= room ? name : `${letters.join('')}…`
  return [
    sheet,
    `<rect x="-17.5" y="${-HEADING.height - 10}" width="${decimal(wide(shown) + 2 * HEADING.side)}" height="${HEADING.height}" rx="10" fill="#f9fafb"/>`,
    textLines([shown], {
      x: -17.5 + HEADING.side,
      y: -10 - HEADING.foot,
      size: HEADING.size,
      lineHeight: HEADING.size,
      fill: '#000',
    }),
  ].join('')
}

/** What a shape looks like, without its place, turn and what is inside it; empty for what is not seen. */
export function shapeSvg(record: BoardRecord, language: Language, images: Images): string {
  switch (record.type) {
    case 'note':
      return drawnNote(record).svg
    case 'zone':
      return zoneSvg(record, language)
    case 'text':
      return textSvg(record)
    case 'geo':
      return geoSvg(record)
    case 'draw':
      return drawSvg(record)
    case 'highlight':
      return markerSvg(record, 'over')
    case 'line':
      return lineSvg(record)
    case 'frame':
      return frameSvg(record)
    case 'image':
      return imageSvg(record, language, images)
    case 'video':
    case 'bookmark':
    case 'embed':
      return placeholder(record, language)
    default:
      return ''
  }
}
