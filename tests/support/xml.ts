/**
 * A strict reader of XML, for what we write: it takes nothing that a browser or a word processor would have to mend.
 * @module
 */

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  if (/[<]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text))
    throw new Error(`Not escaped: ${text.slice(0, 80)}`)
  return text.replace(/&(#x?)?(\w+);/gi, (_all, hash: string | undefined, name: string) =>
    hash
      ? String.fromCodePoint(Number.parseInt(name, hash.length === 2 ? 16 : 10))
      : (entities[name.toLowerCase()] ?? ''),
  )
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  const rest = text.replace(/\s+([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g, (_all, name: string, a, b) => {
    if (name in attributes) throw new Error(`${name} is there twice`)
    attributes[name] = decoded(String(a ?? b))
    return ''
  })
  if (rest.trim() !== '') throw new Error(`No attributes: ${rest}`)
  return attributes
}

/** The root element. Throws where the text is not well formed, or holds what XML 1.0 cannot. */
export function parseXml(text: string): XmlElement {
  const bad = /[^\t\r\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(text)
  if (bad) throw new Error(`A character that XML cannot hold at ${bad.index}`)
  const top: XmlElement = { name: '', attributes: {}, children: [] }
  const stack = [top]
  const tokens =
    /<\?[^?]*\?>|<!--(?:(?!--)[\s\S])*-->|<!DOCTYPE[^>]*>|<(\/?)([\w:.-]+)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>|[^<]+|</gi
  for (const [token, closing, name, attributes = '', empty] of text.matchAll(tokens)) {
    const inside = stack.at(-1)
    if (!inside || token === '<') throw new Error('A "<" that begins no tag, or too much at the end')
    if (name === undefined) {
      if (!token.startsWith('<')) inside.children.push(decoded(token))
    } else if (closing) {
      if (inside.name !== name) throw new Error(`</${name}> closes <${inside.name}>`)
      stack.pop()
    } else {
      const element: XmlElement = { name, attributes: attributesOf(attributes), children: [] }
      inside.children.push(element)
      if (!empty) stack.push(element)
    }
  }
  const [root, ...others] = top.children.filter((child) => typeof child !== 'string')
  if (!root || others.length > 0 || stack.length !== 1) throw new Error('Not one root element, closed')
  return root
}

/** All elements of a name, at any depth, in order. */
export function elements(root: XmlElement, name: string): XmlElement[] {
  return root.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...elements(child, name)],
  )
}

/** All text within an element. */
export const textOf = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
