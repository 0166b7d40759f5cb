/**
 * A document as Markdown, block by block: the action plan and the register's sheet.
 * @module
 */
import { blockText, inlineText } from './markdownText.ts'
import type { Outcome } from './RoomOutcome.ts'
import { type Block, documentOf, type Report } from './report.ts'
import { reportWordsIn } from './reportTexts.ts'
import { shownValue } from './tables.ts'
import { documentWords } from './words.ts'

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function lines(block: Block, language: Report['language']): string[] {
  switch (block.type) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${inlineText(block.text)}`]
    case 'paragraph':
      return [
        blockText(block.text, ''),
        ...(block.by === 'facilitator' ? ['', `*${documentWords[language].written}*`] : []),
      ]
    case 'facts':
      return block.facts.map(({ name, value, written }) => {
        const by = written ? ` (${reportWordsIn[language].fromFacilitator.toLowerCase()})` : ''
        return `- ${inlineText(name)}: ${inlineText(shownValue(value, language))}${by}`
      })
    case 'items':
      return block.items.flatMap(({ text, details, id }) => [
        `- ${blockText(text, '  ')}`,
        `  - ${[...details, id].map(inlineText).join(' · ')}`,
      ])
    case 'table':
      return [
        row(block.headings.map(inlineText)),
        row(block.headings.map(() => '---')),
        ...block.rows.map((cells) => row(cells.map((value) => inlineText(shownValue(value, language))))),
      ]
    case 'picture':
    case 'chart':
      return [`*${inlineText(block.alternative)}*`]
  }
}

/** Blocks as CommonMark with tables, and one line feed at the end. */
export const blocksMarkdown = (blocks: readonly Block[], language: Report['language']): string =>
  `${blocks.map((block) => lines(block, language).join('\n')).join('\n\n')}\n`

/** A whole document: CommonMark with tables, and one line feed at its end. */
export function documentMarkdown(outcome: Outcome): string {
  const { blocks, language } = documentOf(outcome)
  return blocksMarkdown(blocks, language)
}
