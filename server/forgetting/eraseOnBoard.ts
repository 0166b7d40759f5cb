/**
 * What of a member's writing on a board is to go, and the edit that takes it away. Unlike the removal of a card by hand
 * (shared/board/document.ts) nothing of it stays in the document.
 * @module
 */
import * as Y from 'yjs'
import { type BoardRecord, readEvenRemoved, readWritten, recordsMap } from '../../shared/board/document.ts'
import { isPictureAddress } from '../../shared/pictures.ts'
import { Authors } from '../history/past.ts'
import { type OwnRecord, type OwnWorkRequest, ownRecords, wordsOf } from './ownWork.ts'

export interface EraseRequest extends OwnWorkRequest {
  /** Records that were chosen; null for all. */
  readonly chosen: readonly string[] | null
}

export interface Erased {
  /** The edit as a Yjs update, V1; null where the board holds nothing of it. */
  readonly update: Uint8Array | null
  readonly whole: readonly string[]
  readonly part: readonly string[]
  /** Made by the member, and kept since others built on it. */
  readonly kept: number
  /** Of those that go whole, how many were cards with words on the board. */
  readonly cards: number
  readonly pictures: readonly string[]
}

/** What is nothing without the chosen: arrows' bindings to them, and pictures that they alone show. */
function hangingOn(chosen: ReadonlySet<string>, own: readonly OwnRecord[], doc: Y.Doc): ReadonlySet<string> {
  const shown = readWritten(doc).filter(({ id }) => !chosen.has(id))
  const used = new Set(shown.map(assetOf))
  const all = new Set(chosen)
  for (const { id } of own) {
    const record = readEvenRemoved(doc, id)
    if (!record) continue
    if ([record.fromId, record.toId].some((end) => typeof end === 'string' && chosen.has(end))) all.add(id)
    if (record.typeName === 'asset' && !used.has(id) && isShownBy(id, chosen, doc)) all.add(id)
  }
  return all
}

const assetOf = ({ props }: BoardRecord) => (props as { assetId?: unknown } | undefined)?.assetId

function isShownBy(assetId: string, shapes: ReadonlySet<string>, doc: Y.Doc): boolean {
  for (const id of shapes) {
    const record = readEvenRemoved(doc, id)
    if (record && assetOf(record) === assetId) return true
  }
  return false
}

/** The hash of the picture that a record names. */
function pictureOf(record: BoardRecord | null): string[] {
  const src = (record?.props as { src?: unknown } | undefined)?.src
  return isPictureAddress(src) ? [src.slice(-64)] : []
}

export function eraseOnBoard({ state, writers, memberId, chosen }: EraseRequest): Erased {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const authors = new Authors(writers)
  const own = ownRecords(doc, authors, memberId)
  const wanted = chosen && hangingOn(new Set(chosen), own, doc)
  const shown = new Set(readWritten(doc).map(assetOf))
  const going = own.filter(({ id }) => wanted?.has(id) ?? true)
  const whole = going.filter(
    ({ id, share }) => share === 'whole' && (wanted || !isOthersPicture(id, shown, own, doc)),
  )
  const part = going.filter(({ share }) => share === 'part')
  const pictures = whole.flatMap(({ id }) => pictureOf(readEvenRemoved(doc, id)))
  const before = Y.encodeStateVector(doc)
  doc.transact((transaction) => {
    for (const { id } of whole) recordsMap(doc).delete(id)
    for (const { id } of part) {
      const map = recordsMap(doc).get(id)
      const words = map ? [...wordsOf(map)] : []
      for (const { item } of words) if (authors.of(item.id) === memberId) item.delete(transaction)
    }
  })
  const update = whole.length + part.length > 0 ? Y.encodeStateAsUpdate(doc, before) : null
  doc.destroy()
  return {
    update,
    whole: whole.map(({ id }) => id),
    part: part.map(({ id }) => id),
    kept: going.length - whole.length - part.length,
    cards: whole.filter(({ isCard, present, text }) => isCard && present && text !== '').length,
    pictures,
  }
}

/** Whether a record is a picture that somebody else's shape shows. */
function isOthersPicture(
  id: string,
  shown: ReadonlySet<unknown>,
  own: readonly OwnRecord[],
  doc: Y.Doc,
): boolean {
  if (!id.startsWith('asset:') || !shown.has(id)) return false
  const mine = new Set(own.filter(({ share }) => share === 'whole').map((record) => record.id))
  return readWritten(doc).some((record) => assetOf(record) === id && !mine.has(record.id))
}
