/**
 * A card's text as one plain string, and back: what was changed in the string is changed in the rich text, and
 * marks and lists that were not touched stay.
 * @module
 */
import { simpleDiffString } from 'lib0/diff'
import type { RichText, RichTextNode } from '../../shared/board/richText.ts'
import { richTextFrom, sameValue } from '../../shared/board/richText.ts'

/** A change of a string: at `index`, `remove` letters go and `insert` comes. */
interface Change {
  readonly index: number
  readonly remove: number
  readonly insert: string
}

const isInline = (node: RichTextNode): boolean => node.type === 'text' || node.type === 'hardBreak'
/** A block whose children are words, or which has none. */
const isTextBlock = (node: RichTextNode): boolean => (node.content ?? []).every(isInline)
const inlineText = (node: RichTextNode): string => (node.type === 'hardBreak' ? '\n' : (node.text ?? ''))

function blockText(node: RichTextNode): string {
  if (isTextBlock(node)) return (node.content ?? []).map(inlineText).join('')
  return (node.content ?? []).map(blockText).join('\n')
}

/** The words as a text field shows them: a line break between blocks, and nothing trimmed. */
export function fieldText(richText: RichText): string {
  return (richText.content ?? []).map(blockText).join('\n')
}

/** The same rich text with its words brought in line with `text`. */
export function withFieldText(richText: RichText, text: string): RichText {
  const change = simpleDiffString(fieldText(richText), text)
  if (change.remove === 0 && change.insert === '') return richText
  const edited = editWithin(richText, change)
  if (edited) return edited as RichText
  return { type: 'doc', content: replaceBlocks(richText.content ?? [], change) }
}

/** The node with a change that stays inside one of its text blocks; null where it does not. */
function editWithin(node: RichTextNode, change: Change): RichTextNode | null {
  if (isTextBlock(node) && node.type !== 'doc') return editInline(node, change)
  let start = 0
  for (const [i, child] of (node.content ?? []).entries()) {
    const end = start + blockText(child).length
    if (change.index >= start && change.index + change.remove <= end) {
      const edited = editWithin(child, { ...change, index: change.index - start })
      return edited && { ...node, content: (node.content ?? []).with(i, edited) }
    }
    start = end + 1
  }
  return null
}

/** Letters that come take the marks of the letter before them, or of the one after at the beginning. */
function editInline(block: RichTextNode, { index, remove, insert }: Change): RichTextNode | null {
  if (insert.includes('\n') && block.type !== 'codeBlock') return null
  const letters = (block.content ?? []).flatMap((node): RichTextNode[] =>
    node.type === 'text' ? (node.text ?? '').split('').map((text) => ({ ...node, text })) : [node],
  )
  const neighbour = [letters[index - 1], letters[index]].find((letter) => letter?.type === 'text')
  const added: RichTextNode[] = insert ? [{ ...neighbour, type: 'text', text: insert }] : []
  const content = joined(letters.toSpliced(index, remove, ...added))
  const { content: _before, ...rest } = block
  return content.length > 0 ? { ...rest, content } : rest
}

function joined(letters: readonly RichTextNode[]): RichTextNode[] {
  const nodes: RichTextNode[] = []
  for (const letter of letters) {
    const last = nodes.at(-1)
    if (last?.type === 'text' && letter.type === 'text' && sameValue(last.marks, letter.marks))
      nodes[nodes.length - 1] = { ...last, text: `${last.text ?? ''}${letter.text ?? ''}` }
    else nodes.push(letter)
  }
  return nodes
}

/** Makes plain paragraphs of the blocks that a change runs through, and leaves the others as they are. */
function replaceBlocks(blocks: readonly RichTextNode[], { index, remove, insert }: Change): RichTextNode[] {
  const texts = blocks.map(blockText)
  const starts = texts.map((_, i) => texts.slice(0, i).join('\n').length + (i > 0 ? 1 : 0))
  const first = starts.findLastIndex((start) => start <= index)
  const last = Math.max(
    first,
    starts.findLastIndex((start) => start <= index + remove),
  )
  const start = starts[first] ?? 0
  const before = texts.slice(first, last + 1).join('\n')
  const local = index - start
  // New lines after a block, as when writing on at its end, leave the block itself alone.
  if (remove === 0 && local === before.length && insert.startsWith('\n'))
    return blocks.toSpliced(first + 1, 0, ...(richTextFrom(insert.slice(1)).content ?? []))
  const after = before.slice(0, local) + insert + before.slice(local + remove)
  return blocks.toSpliced(first, last - first + 1, ...(richTextFrom(after).content ?? []))
}
