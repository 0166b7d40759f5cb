/**
 * A line of text as it is set: in pieces of one typeface and one direction, each where it stands from left to right. The order
 * is that of Unicode's bidirectional algorithm, which a library knows.
 * @module
 */
import bidiFactory from 'bidi-js'
import { faceWith, isPlain, lettersIn } from './typeface.ts'

export type Direction = 'ltr' | 'rtl'

/** What is given to a typeface at once. */
export interface Piece {
  readonly face: string
  /** In the order in which fontkit is to be told it: it turns round by itself what is written from right to left. */
  readonly text: string
  /** Its place in the order of reading. */
  readonly at: number
}

let algorithm: ReturnType<typeof bidiFactory> | null = null
/** Made when the first line needs it: its tables take some milliseconds. */
const bidi = () => {
  algorithm ??= bidiFactory()
  return algorithm
}

/** What fontkit turns round. */
const turnedByFontkit = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** Whether any of a text is read from right to left. */
export const isTurned = (text: string): boolean => turnedByFontkit.test(text)

/** In which direction a paragraph is read: that of its first letter that has one. */
export const directionOf = (paragraph: string): Direction =>
  isTurned(paragraph) && bidi().getEmbeddingLevels(paragraph).paragraphs[0]?.level === 1 ? 'rtl' : 'ltr'

interface Run {
  readonly face: string
  readonly at: number
  /** Odd where it is read from right to left. */
  readonly level: number
  readonly letters: string[]
}

/** What stands next to each other in one typeface and one direction, in the order of reading. */
function runsOf(line: string, face: string, levels: Uint8Array): Run[] {
  const mirrored = bidi().getMirroredCharactersMap(line, levels)
  const runs: Run[] = []
  let at = 0
  for (const letter of lettersIn(line)) {
    const level = levels[at] ?? 0
    const own = faceWith(letter, face) ?? face
    const last = runs.at(-1)
    const run = last?.level === level && last.face === own ? last : { face: own, at, level, letters: [] }
    if (run !== last) runs.push(run)
    run.letters.push(mirrored.get(at) ?? letter)
    at += letter.length
  }
  return runs
}

/**
 * @param line words without an end of a line
 * @param face the typeface for what it has letters of
 * @param direction of the paragraph that the line is of; where that is not known, of the line
 * @returns from left to right
 */
export function setLine(line: string, face: string, direction = directionOf(line)): Piece[] {
  if (line === '') return []
  if (isPlain(line, face)) return [{ face, text: line, at: 0 }]
  const levels = bidi().getEmbeddingLevels(line, direction)
  const places = new Map(
    bidi()
      .getReorderedIndices(line, levels)
      .map((at, place) => [at, place]),
  )
  return runsOf(line, face, levels.levels)
    .toSorted((a, b) => (places.get(a.at) ?? 0) - (places.get(b.at) ?? 0))
    .map(({ face: own, at, level, letters }) => {
      const isRight = isTurned(letters.join('')) === (level % 2 === 1)
      return { face: own, text: (isRight ? letters : letters.toReversed()).join(''), at }
    })
}
