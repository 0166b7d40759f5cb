/**
 * Words of strangers inside a Markdown document: they stay words, and become no HTML, link, heading or formatting.
 * @module
 */

/** What ends a line, in any script. */
const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u
/** Control characters, of which only line ends have a meaning here. */
const controls = /\p{Cc}/gu
/** What has a meaning to CommonMark or GitHub's Markdown anywhere in a line. */
const inline = /[\\`*_{}[\]<>&~|$#]/g
/** What makes an address of a word to those Markdown readers that look for some. */
const addresses = /(?<=:)\/|@|\.(?=\S)|:(?=\S)/g
/** What begins a block when a line begins with it: bullets, underlines of headings, numbered lists. */
const bullet = /^[+\-=:]/
const numbered = /^(\d+)([.)])/

/** One line of plain text. */
function escapeLine(line: string): string {
  return line
    .replaceAll('\t', ' ')
    .replace(controls, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(inline, '\\$&')
    .replace(addresses, '\\$&')
    .replace(bullet, '\\$&')
    .replace(numbered, '$1\\$2')
}

/** Text for a heading or the middle of a line: line breaks become spaces. */
export const inlineText = (text: string): string => escapeLine(text.toWellFormed().split(lineEnds).join(' '))

/** Text of a list item: its line breaks stay, each line after the first stands under `indent`. */
export function blockText(text: string, indent: string): string {
  return text
    .toWellFormed()
    .split(lineEnds)
    .map(escapeLine)
    .filter((line) => line !== '')
    .join(`\\\n${indent}`)
}
