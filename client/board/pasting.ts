/**
 * What comes in from the clipboard or is dropped: text and cards do, a note for each line or cell; files of text too.
 * Pictures do, by way of the server. Other files, embeds and previews of addresses do not.
 * @module
 */
import type { Editor, TLAsset, TLContent, TLExternalContentSource, TLShapeId, VecLike } from 'tldraw'
import { createShapeId } from 'tldraw'
import { type Box, NOTE_SIZE } from '../../shared/board/cards.ts'
import { noteSize } from '../../shared/board/noteSize.ts'
import { CARD_GAP, freeSpot, spotBeside } from '../../shared/board/placement.ts'
import { isPictureAddress } from '../../shared/pictures.ts'
import { decodeText } from '../cardFile/decodeText.ts'
import { bringIntoView } from './camera.ts'
import type { Fencing } from './fencing.ts'
import type { MakeRoom } from './growing.ts'
import { linkedText } from './linkedText.ts'
import { pastedCards } from './pastedCards.ts'
import type { Pictures } from './pictures.ts'
import { placePointedAt } from './placePointedAt.ts'
import { placeAround, type Surroundings, surroundings, zonesOf } from './surroundings.ts'

/** Shapes of which a board holds none: they need files, or show another site. */
const foreign = new Set(['video', 'embed', 'bookmark', 'zone'])

/** Files that are nothing but text: a list, or a table. */
const textFile = /\.(?:csv|tsv|txt)$/i
/** Bytes of a file of text; more is no list of cards. */
const MAX_TEXT_FILE = 200_000

/** More than this at once is no list that a room could read: the rest comes when it is asked for. */
const MAX_CARDS = 200

const isOwnPicture = (asset: TLAsset) => asset.type === 'image' && isPictureAddress(asset.props.src)

/** Cards and pictures copied from a board, without what this board does not take. */
function ownContent(content: TLContent): TLContent {
  const assets = content.assets.filter(isOwnPicture)
  const isForeign = ({ type, props }: TLContent['shapes'][number]) =>
    foreign.has(type) ||
    (type === 'image' && !assets.some(({ id }) => id === (props as { assetId?: string }).assetId))
  const gone = new Set(content.shapes.filter(isForeign).map((shape) => shape.id))
  return {
    ...content,
    assets,
    shapes: content.shapes.filter((shape) => !gone.has(shape.id)),
    rootShapeIds: content.rootShapeIds.filter((id) => !gone.has(id)),
    bindings: content.bindings?.filter(({ fromId, toId }) => !gone.has(fromId) && !gone.has(toId)) ?? [],
  }
}

/** Where something goes that nobody pointed a place out for: at the pointer, if it is on the board. */
const placeToPaste = (editor: Editor): VecLike =>
  placePointedAt(editor) ?? editor.getViewportPageBounds().center

/** Where each of several notes goes that are put down at a point: in rows of its zone, or in one row outside all. */
function spotsFor(cards: readonly string[], around: Surroundings, at: VecLike): Box[] {
  const { area, taken } = around
  const sizes = cards.map((text) => ({ w: NOTE_SIZE, h: NOTE_SIZE + noteSize(text).growY }))
  const first = placeAround(at, around).spot
  const spots: Box[] = []
  for (const size of sizes) {
    const others = [...taken, ...spots]
    const last = spots.at(-1)
    const isPointed = cards.length === 1 || (!area && !last)
    const spot = area ? freeSpot(area, others, size) : spotBeside(last ?? first, null, others, size)
    spots.push({ ...(isPointed ? first : spot), ...size })
  }
  return spots
}

/** How many of the first spots lie in a zone, which grows for them as far as zones do; all of them outside of zones. */
function roomIn({ zone }: Surroundings, spots: readonly Box[], editor: Editor, makeRoom: MakeRoom): number {
  if (!zone?.shapeId) return spots.length
  const bottoms = spots.map(({ y, h }) => y + h)
  makeRoom(zone.shapeId, Math.max(...bottoms) + CARD_GAP)
  const { box } = zonesOf(editor).find(({ shapeId }) => shapeId === zone.shapeId) ?? zone
  const over = bottoms.findIndex((bottom) => bottom > box.y + box.h)
  // One alone lies where it was pointed to.
  return over === -1 || spots.length === 1 ? spots.length : over
}

/**
 * Makes a note of each card, in the zone that the point lies in: one at the point itself, several side by side; the
 * zone grows for them, and they are brought into view. Gives how many of the first of them have a place.
 */
function pasteCards(editor: Editor, cards: readonly string[], point: VecLike, makeRoom: MakeRoom): number {
  const around = surroundings(editor, point)
  const spots = spotsFor(cards, around, point)
  const room = roomIn(around, spots, editor, makeRoom)
  const made: TLShapeId[] = []
  for (const [i, text] of cards.slice(0, room).entries()) {
    const id = createShapeId()
    const { x, y } = spots[i] ?? point
    editor.createShape({ id, type: 'note', x, y, props: { richText: linkedText(text) } })
    if (editor.getShape(id)) made.push(id)
  }
  editor.select(...made)
  const bounds = editor.getSelectionPageBounds()
  if (bounds) bringIntoView(editor, bounds)
  return room
}

function pasteText(editor: Editor, into: PasteInto, text: string, point?: VecLike): void {
  const { x, y } = point ?? placeToPaste(editor)
  pasteList(editor, into, pastedCards(text), { x, y }, 0)
}

/** Puts the next cards of a list down, as a step of its own, and offers those that are left. */
function pasteList(
  editor: Editor,
  into: PasteInto,
  cards: readonly string[],
  point: VecLike,
  before: number,
): void {
  const asked = cards.slice(before, before + MAX_CARDS)
  if (asked.length === 0 || editor.getIsReadonly()) return
  editor.markHistoryStoppingPoint('paste')
  let room = 0
  editor.run(() => {
    room = pasteCards(editor, asked, point, into.makeRoom)
  })
  // Where this person may put down none, it was said why.
  if (room > 0 && editor.getSelectedShapeIds().length === 0) return
  const [done, isFull] = [before + room, room < asked.length]
  const left = cards.length - done
  if (left === 0) return
  into.pictures.offer({ done, total: cards.length, next: Math.min(MAX_CARDS, left), isFull }, () =>
    pasteList(editor, into, cards, isFull ? placeToPaste(editor) : point, done),
  )
}

/** The text as it was copied, with its tabs and line breaks, where there is more than a page's version of it. */
function plainSource(sources: readonly TLExternalContentSource[] | undefined): string | null {
  const plain = sources?.find((source) => source.type === 'text' && source.subtype !== 'html')
  return plain?.type === 'text' ? plain.data : null
}

/** How far each further picture of several lies from the last, in board pixels. */
const BESIDE = 40

async function pasteFiles(
  editor: Editor,
  into: PasteInto,
  files: readonly File[],
  point?: VecLike,
): Promise<void> {
  if (editor.getIsReadonly()) return
  const { pictures } = into
  const { x, y } = point ?? placeToPaste(editor)
  for (const [i, file] of files.entries())
    if (!textFile.test(file.name)) void pictures.add(editor, file, { x: x + BESIDE * i, y: y + BESIDE * i })
    else if (file.size > MAX_TEXT_FILE) pictures.tellTooLong(file.name)
    else pasteText(editor, into, await textIn(file), point)
}

/** What a file of text says, without the first line in which Excel may say what parts its cells. */
async function textIn(file: File): Promise<string> {
  const text = decodeText(new Uint8Array(await file.arrayBuffer()))
  return text.replace(/^sep=.\r?\n/, '')
}

export interface PasteInto {
  readonly makeRoom: MakeRoom
  readonly pictures: Pictures
  readonly fencing: Pick<Fencing, 'judgedLater'>
}

/** Replaces the editor's own handling of everything that is pasted or dropped. */
export function limitPasting(editor: Editor, into: PasteInto): void {
  const { fencing } = into
  const refuse = () => {}
  editor.registerExternalContentHandler('files', ({ files, point }) => pasteFiles(editor, into, files, point))
  editor.registerExternalContentHandler('file-replace', refuse)
  editor.registerExternalContentHandler('embed', refuse)
  editor.registerExternalContentHandler('svg-text', refuse)
  editor.registerExternalContentHandler('excalidraw', refuse)
  editor.registerExternalContentHandler('url', ({ url, point }) => pasteText(editor, into, url, point))
  editor.registerExternalContentHandler('text', ({ text, sources, point }) =>
    pasteText(editor, into, plainSource(sources) ?? text, point),
  )
  editor.registerExternalContentHandler('tldraw', ({ content, point }) => {
    editor.run(() => {
      editor.markHistoryStoppingPoint('paste')
      // It is made where it was copied from, and goes to its place then.
      fencing.judgedLater(() =>
        editor.putContentOntoCurrentPage(ownContent(content), {
          point: point ?? placeToPaste(editor),
          select: true,
        }),
      )
    })
  })
  editor.registerExternalAssetHandler('file', () =>
    Promise.reject(new Error('files come by way of the server')),
  )
  editor.registerExternalAssetHandler('url', () => Promise.reject(new Error('this board shows no previews')))
}
