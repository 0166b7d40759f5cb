/**
 * The picture of an outcome: its board, or the boards of all its rooms one under the other.
 * @module
 */

import { roomName } from '../facts.ts'
import type { Outcome, RoomOutcome } from '../RoomOutcome.ts'
import { boardSvg, type Picture, type Sheet } from './boardSvg.ts'
import { imagesOf } from './images.ts'
import { wholePart } from './partBoxes.ts'
import { textLines, xmlText } from './svgText.ts'

/** A zip has the picture of a room in many of its files. */
const drawn = new WeakMap<RoomOutcome, Picture>()

/** The board of one room as it was; null in snapshots from before boards were kept. */
export function pictureOfRoom(room: RoomOutcome): Picture | null {
  if (!room.board) return null
  const known = drawn.get(room)
  if (known) return known
  const made = boardSvg(room.board, {
    language: room.language,
    title: roomName(room),
    images: imagesOf(room.board, room.pictures ?? []),
  })
  drawn.set(room, made)
  return made
}

const HEADING = 120

/** @param y where it begins */
const headingSvg = (name: string, y: number): string =>
  textLines([name], { x: 40, y: y + 84, size: 56, lineHeight: 56, fill: '#1d1d1d', weight: 700 })

const headingSheet = (name: string, top: number, width: number): Sheet => ({
  top,
  view: { x: 0, y: 0, w: width, h: HEADING },
  parts: [wholePart(headingSvg(name, 0))],
})

/** An SVG inside another: without its prologue, and at its place. */
function inner({ svg, width, height }: Picture, y: number): string {
  const element = svg.slice(svg.indexOf('<svg '))
  return element
    .replace('<svg ', `<svg x="0" y="${y}" `)
    .replace(' aria-labelledby="title"', '')
    .replace('<title id="title">', '<title>')
    .replace(`width="${width}"`, `width="${width}"`)
    .replace(`height="${height}"`, `height="${height}"`)
}

export function pictureOf({ rooms, process, language }: Outcome): Picture {
  const pictures = rooms.flatMap((room) => {
    const picture = pictureOfRoom(room)
    return picture ? [{ picture, name: roomName(room) }] : []
  })
  const [first] = pictures
  if (!first) return boardSvg([], { language, title: process.title })
  if (pictures.length === 1) return first.picture
  const width = Math.max(...pictures.map(({ picture }) => picture.width))
  const sheets: Sheet[] = []
  let y = 0
  const parts = pictures.map(({ picture, name }) => {
    const heading = headingSvg(name, y)
    sheets.push(headingSheet(name, y, width))
    for (const sheet of picture.sheets ?? []) sheets.push({ ...sheet, top: y + HEADING })
    const part = heading + inner(picture, y + HEADING)
    y += HEADING + picture.height
    return part
  })
  const svg = `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}" font-family="'IBM Plex Sans', 'Helvetica Neue', Arial, sans-serif" role="img" aria-labelledby="title" xml:lang="${language}"><title id="title">${xmlText(process.title)}</title><rect width="${width}" height="${y}" fill="#fff"/>${parts.join('')}</svg>\n`
  return { svg, width, height: y, sheets }
}
