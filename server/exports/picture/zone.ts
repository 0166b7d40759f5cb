/**
 * A zone as SVG: as it looks on the board while all of the board is seen.
 * @module
 */
import type { BoardRecord } from '../../../shared/board/document.ts'
import { textWidth, wrapped } from '../../../shared/board/noteSize.ts'
import { tintColors, zoneTint } from '../../../shared/board/zoneTint.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { propsOf } from './look.ts'
import { decimal, textLines } from './svgText.ts'

/** What the name's first line and the question's have beside them and above, in board pixels, as in `Zone.module.css`. */
const SIDE = 30
const NAME = { size: 37.5, line: 39.75, foot: 53 }
const QUESTION = { size: 30, line: 32.4, foot: 26.5 }
/** Of a name on two lines. The board shows its whole question when it is looked at nearer; a picture has it at once. */
const SMALL = {
  name: { size: 32, line: 34, foot: 48 },
  question: { size: 20, line: 21.6, foot: 17.7 },
}
const QUESTION_LINES = 2
/** As in `ZoneShapeUtil.tsx`: beside a name that takes one line, and about the width of its letters. */
const BESIDE_NAME = 154
const NAME_LETTER = 21
/** Letters of a bold name are wider than those the widths are known of. */
const BOLD = 1.06
const TOP = 20

function cut(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines]
  return [...lines.slice(0, most - 1), `${lines[most - 1]}…`]
}

function shortened(name: string, width: number): string {
  if (textWidth(name) * NAME.size * BOLD <= width) return name
  const letters = [...name]
  while (letters.length > 1 && textWidth(`${letters.join('')}…`) * NAME.size * BOLD > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

export function zoneSvg(record: BoardRecord, language: Language): string {
  const props = propsOf(record)
  const name = (props.name as Record<Language, string> | undefined)?.[language] ?? ''
  const prompt = (props.prompt as Record<Language, string> | undefined)?.[language] ?? ''
  const [w, h] = [decimal(props.w), decimal(props.h)]
  const kinds = Array.isArray(props.kinds) ? (props.kinds as string[]) : []
  const facet = typeof props.facet === 'string' ? props.facet : null
  const { ground, edge, ink } = tintColors[zoneTint({ zoneId: String(props.zoneId), facet, kinds })]
  const width = w - 2 * SIDE
  const isLong = name.length > (w - BESIDE_NAME) / NAME_LETTER
  const names = isLong ? cut(wrapped(name, NAME.size * BOLD, width), 2) : [shortened(name, width)]
  const { name: ofName, question: ofQuestion } = names.length > 1 ? SMALL : { name: NAME, question: QUESTION }
  const question = cut(wrapped(prompt, ofQuestion.size, width), QUESTION_LINES)
  const below = TOP + names.length * ofName.line
  return [
    `<rect x="8" y="8" width="${decimal(w - 16)}" height="${decimal(h - 16)}" rx="29" fill="${ground}" stroke="${edge}" stroke-width="2"/>`,
    textLines(names, {
      x: SIDE,
      y: ofName.foot,
      size: ofName.size,
      lineHeight: ofName.line,
      fill: ink,
      weight: 700,
    }),
    textLines(question, {
      x: SIDE,
      y: below + ofQuestion.foot,
      size: ofQuestion.size,
      lineHeight: ofQuestion.line,
      fill: ink,
    }),
  ].join('')
}
