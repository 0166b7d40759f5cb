/**
 * What was pasted as a card's text, its addresses as links: what is typed becomes one in the text editor already.
 * @module
 */
import { type RichText, type RichTextNode, richTextFrom } from '../../shared/board/richText.ts'

/** An address of a page, without the stop or bracket that follows it in a sentence. */
const address = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}'’”]/gi

/** As the text editor writes a link: what it opens neither knows this page nor replaces it. */
const linkTo = (href: string) => ({
  type: 'link',
  attrs: { href, rel: 'noopener noreferrer nofollow', target: '_blank' },
})

function withLinks(node: RichTextNode): RichTextNode[] {
  if (node.type !== 'text' || !node.text)
    return [{ ...node, ...(node.content ? { content: node.content.flatMap(withLinks) } : {}) }]
  const parts: RichTextNode[] = []
  let end = 0
  for (const { 0: href, index } of node.text.matchAll(address)) {
    if (index > end) parts.push({ type: 'text', text: node.text.slice(end, index) })
    parts.push({ type: 'text', text: href, marks: [linkTo(href)] })
    end = index + href.length
  }
  if (end < node.text.length) parts.push({ type: 'text', text: node.text.slice(end) })
  return parts
}

/** Plain text, one paragraph a line, as rich text with links. */
export function linkedText(plain: string): RichText {
  const text = richTextFrom(plain)
  return { ...text, content: (text.content ?? []).flatMap(withLinks) }
}
