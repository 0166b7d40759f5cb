/**
 * Makes a Word document the same each time it is made of the same: the library writes the hour of the clock into it, and
 * numbers its pictures and bookmarks on from the document before. Its contents have pages when the reader's program has
 * counted them, and until then none.
 * @module
 */
import { steadyZip } from './steadyZip.ts'

/** Gives each number that it sees for the first time the next one, from 1. */
function numbering(): (number: string) => string {
  const known = new Map<string, number>()
  return (number) => {
    const next = known.get(number) ?? known.size + 1
    known.set(number, next)
    return String(next)
  }
}

/** Where such numbers stand. No words of a card look like it: they have no `<` of their own. */
const drawing = /(?<=<wp:docPr id=")\d+/g
const bookmark = /<w:bookmark(?:Start|End) [^<>]*>|<w:hyperlink [^<>]*>|<w:instrText[^<>]*>[^<]*/g
const bookmarkNumber = /(?<=w:id="|w:anchor="_Toc|w:name="_Toc|PAGEREF _Toc)\d+/g

function renumbered(xml: string): string {
  const [ofDrawing, ofBookmark] = [numbering(), numbering()]
  return xml
    .replace(drawing, ofDrawing)
    .replace(bookmark, (piece) => piece.replace(bookmarkNumber, ofBookmark))
}

/** Where a line of the contents would have its page, which no program but the reader's knows: dots that lead to nothing. */
const unknownPage =
  /<w:r><w:tab\/><\/w:r><w:r><w:fldChar [^<>]*"begin"[^<>]*\/><w:instrText[^<>]*>PAGEREF _Toc\d+ \\h<\/w:instrText><w:fldChar [^<>]*"separate"\/><w:fldChar [^<>]*"end"\/><\/w:r>/g

const dated = (xml: string, at: Date): string =>
  xml.replace(/(?<=<dcterms:(?:created|modified) [^<>]*>)[^<]*/g, at.toISOString())

/** @param at what it says it was made at */
export const steadyDocx = (made: Buffer, at: Date): Promise<Buffer> =>
  steadyZip(made, at, (name, content) => {
    if (name === 'word/document.xml')
      return Buffer.from(renumbered(content.toString().replace(unknownPage, '')))
    return name === 'docProps/core.xml' ? Buffer.from(dated(content.toString(), at)) : content
  })
