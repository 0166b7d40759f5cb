/**
 * A card's text: between the Y.XmlFragment that merges it letter by letter and the ProseMirror JSON that
 * tldraw stores. The representation in Yjs is y-prosemirror's, so its editor plugin can bind to the same fragment.
 * @module
 */
import { simpleDiffString } from 'lib0/diff'
import * as Y from 'yjs'

export interface Mark {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
}

/** A node of ProseMirror's JSON form. */
export interface RichTextNode {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly RichTextNode[]
  readonly marks?: readonly Mark[]
  readonly text?: string
}

/** A whole text: `{ type: 'doc', content: [...] }`. */
export type RichText = RichTextNode & { readonly type: 'doc' }

/** Nodes tldraw's text editor knows. Others come only from a forged update and would break its editor. */
const knownNodes = new Set([
  'paragraph',
  'text',
  'hardBreak',
  'bulletList',
  'orderedList',
  'listItem',
  'heading',
  'codeBlock',
  'blockquote',
  'horizontalRule',
])
const knownMarks = new Set(['bold', 'italic', 'strike', 'code', 'link', 'underline', 'highlight'])
/** Deeper nesting than any person makes; a forged one would exhaust the stack. */
const MAX_DEPTH = 12

/** Whether a link in a text may be opened: nothing that runs, such as `javascript:`. */
export function safeHref(href: unknown): href is string {
  return typeof href === 'string' && /^(https?:|mailto:|tel:)/i.test(href.trim())
}

/** Plain text, one paragraph a line, as rich text. */
export function richTextFrom(plain: string): RichText {
  const content = plain
    .split(/\r\n|\r|\n/)
    .map(
      (line): RichTextNode =>
        line ? { type: 'paragraph', content: [{ type: 'text', text: line }] } : { type: 'paragraph' },
    )
  return { type: 'doc', content }
}

const inlineNodes = new Set(['text', 'hardBreak'])
const textBlocks = new Set(['paragraph', 'heading', 'codeBlock'])

/** The words of a rich text, a line break between blocks. */
export function plainText(richText: unknown): string {
  const lines: string[] = []
  let line = ''
  const visit = (node: RichTextNode, depth: number): void => {
    if (depth > MAX_DEPTH) return
    if (node.type === 'text') line += node.text ?? ''
    else if (node.type === 'hardBreak') line += '\n'
    else if (node.content?.some((child) => !inlineNodes.has(child.type)))
      for (const child of node.content) visit(child, depth + 1)
    else {
      line = ''
      for (const child of node.content ?? []) visit(child, depth + 1)
      lines.push(line)
    }
  }
  if (isNode(richText)) visit(richText, 0)
  return lines.join('\n').trim()
}

const plainDirections: readonly unknown[] = [undefined, null, 'auto']

/**
 * The paragraphs of a text that is nothing but paragraphs of words, each as its words; null for any other. None for a
 * text without words that is one paragraph, as an empty card has it.
 */
export function plainParagraphs(richText: unknown): string[] | null {
  const paragraphs: string[] = []
  for (const { type, attrs, content } of (richText as RichText).content ?? []) {
    if (type !== 'paragraph' || !plainDirections.includes(attrs?.dir)) return null
    if (content?.some((node) => node.type !== 'text' || (node.marks?.length ?? 0) > 0)) return null
    paragraphs.push(content?.map(({ text }) => text).join('') ?? '')
  }
  return paragraphs.length === 1 && paragraphs[0] === '' ? [] : paragraphs
}

function isNode(value: unknown): value is RichTextNode {
  return typeof value === 'object' && value !== null && typeof (value as RichTextNode).type === 'string'
}

function hasKeys(value: object | undefined): boolean {
  return value !== undefined && Object.keys(value).length > 0
}

/** Attributes in sorted order, without those that are null or undefined: Yjs keeps no others. */
function canonicalAttrs(attrs: unknown): Record<string, unknown> | undefined {
  if (typeof attrs !== 'object' || attrs === null) return undefined
  const entries = Object.entries(attrs).filter(([, value]) => value !== null && value !== undefined)
  return entries.length > 0 ? Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1))) : undefined
}

function canonicalMarks(marks: readonly Mark[] | undefined): Mark[] | undefined {
  const kept = (Array.isArray(marks) ? marks : [])
    .filter((mark) => isNode(mark) && knownMarks.has(mark.type))
    .filter((mark) => mark.type !== 'link' || safeHref(mark.attrs?.href))
    .map((mark): Mark => {
      const attrs = canonicalAttrs(mark.attrs)
      return attrs ? { type: mark.type, attrs } : { type: mark.type }
    })
    .sort((a, b) => (a.type < b.type ? -1 : 1))
  return kept.length > 0 ? kept : undefined
}

function canonicalNode(node: unknown, depth: number): RichTextNode | null {
  if (!isNode(node) || depth > MAX_DEPTH || !knownNodes.has(node.type)) return null
  const marks = canonicalMarks(node.marks)
  if (node.type === 'text') {
    if (typeof node.text !== 'string' || node.text === '') return null
    return marks ? { type: 'text', text: node.text, marks } : { type: 'text', text: node.text }
  }
  const attrs = canonicalAttrs(node.attrs)
  const content = canonicalContent(node.content, depth + 1)
  return {
    type: node.type,
    ...(attrs ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
    ...(marks ? { marks } : {}),
  }
}

function canonicalContent(content: unknown, depth: number): RichTextNode[] {
  const nodes: RichTextNode[] = []
  for (const child of Array.isArray(content) ? content : []) {
    const node = canonicalNode(child, depth)
    const last = nodes.at(-1)
    if (node?.type === 'text' && last?.type === 'text' && sameValue(last.marks, node.marks))
      nodes[nodes.length - 1] = { ...last, text: `${last.text ?? ''}${node.text ?? ''}` }
    else if (node) nodes.push(node)
  }
  return nodes
}

/**
 * The one form of a text that all clients agree on: unknown nodes and marks and unsafe links left out, no
 * empty attributes, neighbouring text of equal marks joined. Anything that is not a document gives an empty one.
 */
export function canonicalRichText(value: unknown): RichText {
  const content = isNode(value) && value.type === 'doc' ? canonicalContent(value.content, 0) : []
  const blocks = content.filter((node) => !inlineNodes.has(node.type))
  return { type: 'doc', content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] }
}

/** Equality of JSON values; key order does not matter. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keysOfA = Object.keys(a)
  if (keysOfA.length !== Object.keys(b).length) return false
  return keysOfA.every(
    (key) => key in b && sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  )
}

// --- Yjs -> JSON ---------------------------------------------------------------------------------------------

interface Run {
  readonly insert: string
  readonly attributes?: Readonly<Record<string, unknown>>
}

/** Marks may overlap themselves; y-prosemirror then names them `type--hash`. */
const markType = (attribute: string) => attribute.replace(/--[a-zA-Z0-9+/=]{8}$/, '')

function runsOf(text: Y.XmlText): Run[] {
  return (text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).filter(
    (op): op is Run => typeof op.insert === 'string',
  )
}

function nodeOfRun(run: Run): RichTextNode {
  const marks = Object.entries(run.attributes ?? {})
    .filter(([, value]) => value !== null)
    .map(([name, value]): Mark => {
      const attrs = typeof value === 'object' ? (value as Record<string, unknown>) : undefined
      return hasKeys(attrs) ? { type: markType(name), ...(attrs ? { attrs } : {}) } : { type: markType(name) }
    })
  return marks.length > 0 ? { type: 'text', text: run.insert, marks } : { type: 'text', text: run.insert }
}

function nodesOf(parent: Y.XmlFragment, depth: number): RichTextNode[] {
  if (depth > MAX_DEPTH) return []
  return parent.toArray().flatMap((child): RichTextNode[] => {
    if (child instanceof Y.XmlText) return runsOf(child).map(nodeOfRun)
    if (!(child instanceof Y.XmlElement)) return []
    return [{ type: child.nodeName, attrs: child.getAttributes(), content: nodesOf(child, depth + 1) }]
  })
}

/** Paragraphs without marks, as nearly all text is, in the same form at half the cost; null for any other text. */
function unmarkedParagraphs(fragment: Y.XmlFragment): RichTextNode[] | null {
  const paragraphs: RichTextNode[] = []
  for (const child of fragment.toArray()) {
    if (!(child instanceof Y.XmlElement) || child.nodeName !== 'paragraph') return null
    if (hasKeys(child.getAttributes())) return null
    let text = ''
    for (const words of child.toArray()) {
      if (!(words instanceof Y.XmlText)) return null
      for (const { insert, attributes } of words.toDelta() as { insert: unknown; attributes?: unknown }[]) {
        if (typeof insert !== 'string' || attributes !== undefined) return null
        text += insert
      }
    }
    paragraphs.push(
      text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] },
    )
  }
  return paragraphs.length > 0 ? paragraphs : null
}

/** Reads a fragment as the canonical rich text that every client shows for it. */
export function richTextOf(fragment: Y.XmlFragment): RichText {
  const content = unmarkedParagraphs(fragment)
  if (content) return { type: 'doc', content }
  return canonicalRichText({ type: 'doc', content: nodesOf(fragment, 0) })
}

// --- JSON -> Yjs ---------------------------------------------------------------------------------------------

/** Children as Yjs holds them: elements, and all text between two elements as one. */
type Child = RichTextNode | readonly RichTextNode[]

/** A paragraph that holds nothing has an empty text: two who write its first letters at once write them in the same. */
const emptyBlock: readonly Child[] = [[]]

function childrenOf({ type, content }: RichTextNode): readonly Child[] {
  if (!content?.length && textBlocks.has(type)) return emptyBlock
  const children: Child[] = []
  for (const node of content ?? []) {
    const last = children.at(-1)
    if (node.type !== 'text') children.push(node)
    else if (Array.isArray(last)) children[children.length - 1] = [...(last as RichTextNode[]), node]
    else children.push([node])
  }
  return children
}

const isText = (child: Child): child is readonly RichTextNode[] => Array.isArray(child)

function runsFrom(nodes: readonly RichTextNode[]): Run[] {
  return nodes.map((node) => {
    const marks = Object.fromEntries((node.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}]))
    return hasKeys(marks) ? { insert: node.text ?? '', attributes: marks } : { insert: node.text ?? '' }
  })
}

function createChild(child: Child): Y.XmlElement | Y.XmlText {
  if (isText(child)) {
    const text = new Y.XmlText()
    text.applyDelta(runsFrom(child))
    return text
  }
  const element = new Y.XmlElement(child.type)
  for (const [name, value] of Object.entries(child.attrs ?? {})) element.setAttribute(name, value as string)
  const children = childrenOf(child).map(createChild)
  if (children.length > 0) element.insert(0, children)
  return element
}

function sameChild(existing: unknown, child: Child): boolean {
  if (existing instanceof Y.XmlText) return isText(child) && sameRuns(runsOf(existing), runsFrom(child))
  if (!(existing instanceof Y.XmlElement) || isText(child)) return false
  return (
    existing.nodeName === child.type &&
    sameValue(canonicalAttrs(existing.getAttributes()) ?? {}, child.attrs ?? {}) &&
    sameChildren(existing, childrenOf(child))
  )
}

function sameChildren(parent: Y.XmlFragment, children: readonly Child[]): boolean {
  const existing = parent.toArray()
  if (existing.length === 0 && children === emptyBlock) return true
  return existing.length === children.length && children.every((child, i) => sameChild(existing[i], child))
}

function sameRuns(a: readonly Run[], b: readonly Run[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      (run, i) => run.insert === b[i]?.insert && sameValue(run.attributes ?? {}, b[i]?.attributes ?? {}),
    )
  )
}

/** Changes only the letters that differ, so that what others type meanwhile stays where they typed it. */
function updateText(text: Y.XmlText, nodes: readonly RichTextNode[]): void {
  const before = runsOf(text)
  const after = runsFrom(nodes)
  const { index, remove, insert } = simpleDiffString(
    before.map((run) => run.insert).join(''),
    after.map((run) => run.insert).join(''),
  )
  if (remove > 0) text.delete(index, remove)
  if (insert) text.insert(index, insert)
  if (sameRuns(runsOf(text), after)) return
  const everyMark = new Set([...runsOf(text), ...after].flatMap((run) => Object.keys(run.attributes ?? {})))
  const cleared = Object.fromEntries([...everyMark].map((name) => [name, null]))
  text.applyDelta(
    after.map((run) => ({ retain: run.insert.length, attributes: { ...cleared, ...run.attributes } })),
  )
}

function updateElement(element: Y.XmlElement, node: RichTextNode): void {
  const wanted = node.attrs ?? {}
  const current = element.getAttributes() as Record<string, unknown>
  for (const name of Object.keys(current)) if (!(name in wanted)) element.removeAttribute(name)
  for (const [name, value] of Object.entries(wanted))
    if (!sameValue(current[name], value)) element.setAttribute(name, value as string)
  updateChildren(element, childrenOf(node))
}

function canUpdate(existing: unknown, child: Child): boolean {
  if (existing instanceof Y.XmlText) return isText(child)
  return existing instanceof Y.XmlElement && !isText(child) && existing.nodeName === child.type
}

function updateChild(existing: unknown, child: Child): void {
  if (existing instanceof Y.XmlText && isText(child)) updateText(existing, child)
  else if (existing instanceof Y.XmlElement && !isText(child)) updateElement(existing, child)
}

/** Leaves equal children at both ends alone and brings those between in line, in place where their kinds match. */
function updateChildren(parent: Y.XmlFragment, children: readonly Child[]): void {
  if (parent.length === 0 && children === emptyBlock) return
  const existing = parent.toArray()
  let start = 0
  while (
    start < existing.length &&
    start < children.length &&
    sameChild(existing[start], children[start] as Child)
  )
    start++
  let endOld = existing.length
  let endNew = children.length
  while (endOld > start && endNew > start && sameChild(existing[endOld - 1], children[endNew - 1] as Child)) {
    endOld--
    endNew--
  }
  while (start < endOld && start < endNew && canUpdate(existing[start], children[start] as Child)) {
    updateChild(existing[start], children[start] as Child)
    start++
  }
  if (endOld > start) parent.delete(start, endOld - start)
  if (endNew > start) parent.insert(start, children.slice(start, endNew).map(createChild))
}

/**
 * Brings a fragment in line with a rich text by the smallest change found, so that concurrent typing merges.
 * Call inside a transaction. The text is made canonical first.
 */
export function writeRichText(fragment: Y.XmlFragment, richText: unknown): void {
  updateChildren(fragment, childrenOf(canonicalRichText(richText)))
}

/** A new fragment holding a rich text, to be set into a document. */
export function createFragment(richText: unknown): Y.XmlFragment {
  const fragment = new Y.XmlFragment()
  fragment.insert(0, childrenOf(canonicalRichText(richText)).map(createChild))
  return fragment
}
