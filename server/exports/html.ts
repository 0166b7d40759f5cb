/**
 * The report as one page of HTML: nothing is fetched, nothing runs, and it prints as it reads.
 * @module
 */

import { chartSvg } from './chart.ts'
import { isParted } from './columnWidths.ts'
import type { Fact } from './facts.ts'
import { BOARD_MARK } from './origin.ts'
import type { Picture } from './picture/boardSvg.ts'
import { xmlText } from './picture/svgText.ts'
import type { Outcome } from './RoomOutcome.ts'
import { type Block, documentOf, type Report, type ReportItem } from './report.ts'
import { reportWordsIn } from './reportTexts.ts'
import type { Spoken } from './spoken.ts'
import { shownValue, type Value } from './tables.ts'
import { isSaidBy, tellsNumbers, withoutEmptyColumns } from './toldTables.ts'
import { documentWords } from './words.ts'

const style = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 50rem; padding: 2rem 1.25rem 4rem; color: #1d1d1f; background: #fff;
  font: 1rem/1.55 "IBM Plex Sans", system-ui, "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 2rem; line-height: 1.15; margin: 0 0 1rem; }
h2 { font-size: 1.4rem; margin: 2.5rem 0 .5rem; border-bottom: 2px solid #d8dce2; padding-bottom: .25rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; } h4 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
dl { display: grid; grid-template-columns: minmax(8rem, auto) minmax(0, 1fr); gap: .25rem 1.25rem; margin: 0; }
dt { color: #55595f; } dd { margin: 0; }
li, li > span, p, td, dd { unicode-bidi: plaintext; text-align: left; }
ul { padding-left: 1.2rem; } li { margin: .5rem 0; white-space: pre-line; }
.details, .id { color: #55595f; font-size: .875rem; } .id { font-family: ui-monospace, monospace; font-size: .75rem; }
.parted { overflow-wrap: anywhere; min-width: 6rem; }
.written { border-left: 4px solid #0b6e99; padding-left: .75rem; white-space: pre-line; }
.by { display: block; color: #55595f; font-size: .8rem; }
.table { margin: .75rem 0; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; hyphens: auto; }
caption { text-align: left; color: #55595f; padding-bottom: .25rem; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { border: 1px solid #d8dce2; padding: .35rem .5rem; text-align: left; vertical-align: top; }
th.number { text-align: right; }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; hyphens: manual; }
.wide table { font-size: .8rem; } .wide th, .wide td { padding: .3rem .4rem; }
@media (min-width: 68rem) { .wide { margin-inline: -8rem; } }
thead { display: table-header-group; background: #f2f4f7; } tr { break-inside: avoid; }
figure { margin: 1rem 0; } figure svg { max-width: 100%; height: auto; border: 1px solid #d8dce2; }
figcaption { color: #55595f; font-size: .875rem; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } h2, h3, h4 { break-after: avoid; } .opens { break-before: page; } .table { overflow: visible; margin-inline: 0; } .wide table { font-size: 7.5pt; } .parted { min-width: 4rem; } @page { margin: 2cm; } }
`

/** No script, no request, whatever a card says. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

/** Each made when its turn comes, with a line feed between two. */
function* lined(makers: readonly (() => string)[]): Generator<string> {
  for (const [i, make] of makers.entries()) yield i === 0 ? make() : `\n${make()}`
}

/** What marks words as of another language than the page's; nothing for all else. */
const markOf = (text: string, spoken: Spoken): string => {
  const language = spoken.get(text)
  return language ? ` lang="${language}"` : ''
}

function item({ text, details, id }: ReportItem, spoken: Spoken): string {
  const mark = markOf(text, spoken)
  const said = mark ? `<span${mark}>${xmlText(text)}</span>` : xmlText(text)
  const about = details.length > 0 ? `<div class="details">${xmlText(details.join(' · '))}</div>` : ''
  return `<li>${said}${about}<div class="id">${xmlText(id)}</div></li>`
}

/** Columns past which a table has smaller letters, and the room beside the text where there is any. */
const MANY_COLUMNS = 5

/** A part of the whole width, where the columns are not alike. */
function columns(widths: readonly number[] | undefined): string {
  if (!widths) return ''
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const column = (width: number) => `<col style="width:${Math.round((100 * width) / whole)}%">`
  return `<colgroup>${widths.map(column).join('')}</colgroup>`
}

function cell(value: Value, language: Report['language'], spoken: Spoken): string {
  const text = xmlText(shownValue(value, language))
  if (typeof value === 'number') return `<td class="number">${text}</td>`
  const mark = markOf(String(value), spoken)
  return `<td${isParted(text) ? ' class="parted"' : ''}${mark}>${text}</td>`
}

/** @param isSaid the heading above says its caption: that is read out with the table then, and not seen again */
function* table(
  { caption, headings, rows, widths }: Extract<Block, { type: 'table' }>,
  language: Report['language'],
  isSaid: boolean,
  spoken: Spoken,
): Generator<string> {
  const head = headings
    .map(
      (name, i) => `<th scope="col"${tellsNumbers(rows, i) ? ' class="number"' : ''}>${xmlText(name)}</th>`,
    )
    .join('')
  const named = caption === '' ? '' : `<caption${isSaid ? ' class="said"' : ''}>${xmlText(caption)}</caption>`
  const look = headings.length > MANY_COLUMNS ? 'table wide' : 'table'
  // What is wider than a screen is to be moved with the keyboard too.
  const moved = caption === '' ? 'tabindex="0"' : `tabindex="0" role="group" aria-label="${xmlText(caption)}"`
  yield `<div class="${look}" ${moved}><table>${named}${columns(widths)}<thead><tr>${head}</tr></thead><tbody>\n`
  yield* lined(
    rows.map((row) => () => `<tr>${row.map((value) => cell(value, language, spoken)).join('')}</tr>`),
  )
  yield '</tbody></table></div>'
}

function fact({ name, value, written }: Fact, language: Report['language']): string {
  const { fromFacilitator } = reportWordsIn[language]
  const by = written ? ` <span class="by">${fromFacilitator}</span>` : ''
  return `<dt>${xmlText(name)}</dt><dd>${xmlText(shownValue(value, language))}${by}</dd>`
}

function figure({ svg }: Picture, alternative: string, number: number, attributes = ''): string {
  const inner = svg.slice(svg.indexOf('<svg ')).replaceAll('"title"', `"picture-${number}"`)
  return `<figure${attributes}>${inner}<figcaption>${xmlText(alternative)}</figcaption></figure>`
}

function* block(
  of: Block,
  language: Report['language'],
  number: number,
  before: Block | undefined,
  spoken: Spoken,
): Generator<string> {
  switch (of.type) {
    case 'heading':
      return yield `<h${of.level}${of.opensPage ? ' class="opens"' : ''}>${xmlText(of.text)}</h${of.level}>`
    case 'paragraph':
      return yield of.by === 'facilitator'
        ? `<p class="written">${xmlText(of.text)}<span class="by">${documentWords[language].written}</span></p>`
        : `<p>${xmlText(of.text)}</p>`
    case 'facts':
      return yield `<dl>${of.facts.map((one) => fact(one, language)).join('')}</dl>`
    case 'items':
      yield '<ul>'
      yield* lined(of.items.map((one) => () => item(one, spoken)))
      return yield '</ul>'
    case 'table':
      return yield* table(withoutEmptyColumns(of), language, isSaidBy(of, before), spoken)
    case 'picture':
      return yield figure(of.picture, of.alternative, number, ` ${BOARD_MARK}${xmlText(of.roomId)}"`)
    case 'chart':
      return yield figure(chartSvg(of.chart, of.alternative, language), of.alternative, number)
  }
}

/** The whole page, with one line feed at its end. */
export function* htmlPieces(outcome: Outcome): Generator<string> {
  const { title, language, blocks, spoken } = documentOf(outcome)
  yield [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${xmlText(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<main>\n',
  ].join('\n')
  for (const [i, of] of blocks.entries()) {
    yield* block(of, language, i, blocks[i - 1], spoken)
    yield '\n'
  }
  yield '</main>\n</body>\n</html>\n'
}

export const toHtml = (outcome: Outcome): string => [...htmlPieces(outcome)].join('')
