/**
 * Cards that were brought in from a file go in one step, but those that somebody else has written on since.
 * @module
 */
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { takeBack } from '../../client/cardFile/takeBack.ts'
import {
  type BoardRecord,
  readEvenRemoved,
  readRecord,
  textFragment,
  writeRecord,
} from '../../shared/board/document.ts'
import { standOf } from '../../shared/board/heldByOthers.ts'
import { seedBoard } from '../../shared/board/seed.ts'
import { roomTemplates } from '../../shared/rooms/index.ts'
import { firstText, textsOf, writeNote } from '../support/board.ts'

/** A board to which a server brought cards, as two people have it: what one changes is with the other at once. */
function brought(texts: readonly string[]) {
  const server = new Y.Doc()
  for (const record of seedBoard(roomTemplates.analysis)) writeRecord(server, record)
  const before = standOf(server)
  const ids = texts.map((text) => writeNote(server, text, 'strengths'))
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
  for (const doc of [mine, theirs]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server))
  theirs.on('update', (update) => Y.applyUpdate(mine, update))
  return { mine, theirs, ids, before }
}

const note = (doc: Y.Doc, id: string | undefined) => readRecord(doc, id ?? '') as BoardRecord

it('takes away what was brought in, and nothing else', () => {
  const { mine, ids, before } = brought(['Ett', 'Två'])
  writeNote(mine, 'Eget', 'strengths')
  expect(takeBack(mine, ids, before)).toEqual({ removed: 2, kept: 0 })
  expect(textsOf(mine)).toEqual(['Eget'])
  expect(takeBack(mine, ids, before)).toEqual({ removed: 0, kept: 0 })
})

it('leaves what somebody else has reworded or moved since', () => {
  const { mine, theirs, ids, before } = brought(['Ett', 'Två', 'Tre'])
  firstText(textFragment(theirs, ids[0] ?? ''))?.insert(3, ' till')
  writeRecord(theirs, { ...note(theirs, ids[1]), x: 4_000 }, { text: false })
  expect(takeBack(mine, ids, before)).toEqual({ removed: 1, kept: 2 })
  expect(textsOf(mine)).toEqual(['Ett till', 'Två'])
})

it('takes what nobody else but the one who takes it back has moved, and what an editor has measured', () => {
  const { mine, theirs, ids, before } = brought(['Ett', 'Två'])
  writeRecord(mine, { ...note(mine, ids[0]), x: 4_000 }, { text: false })
  const measured = note(theirs, ids[1])
  writeRecord(theirs, { ...measured, props: { ...(measured.props as object), growY: 64 } }, { text: false })
  expect(takeBack(mine, ids, before)).toEqual({ removed: 2, kept: 0 })
})

it('passes by what somebody else has taken away already', () => {
  const { mine, theirs, ids, before } = brought(['Ett', 'Två'])
  takeBack(theirs, ids.slice(0, 1), before)
  expect(takeBack(mine, ids, before)).toEqual({ removed: 1, kept: 0 })
  expect(textsOf(mine)).toEqual([])
})

it('takes what is brought in once more after it was taken back, by whoever, but for what is written from then on', () => {
  const { mine, theirs, ids, before } = brought(['Ett', 'Två'])
  mine.on('update', (update) => Y.applyUpdate(theirs, update))
  writeRecord(theirs, { ...note(theirs, ids[0]), x: 3_000 }, { text: false })
  expect(takeBack(theirs, ids, before)).toEqual({ removed: 2, kept: 0 })
  const again = () => {
    const since = standOf(mine)
    const server = new Y.Doc()
    Y.applyUpdate(server, Y.encodeStateAsUpdate(mine))
    const records = ids.map((id, i) => ({ ...readEvenRemoved(server, id), x: 500 + i }) as BoardRecord)
    for (const record of records)
      writeRecord(server, { ...record, meta: { ...(record.meta as object), createdAt: randomUUID() } })
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(server))
    return since
  }
  expect(takeBack(mine, ids, again())).toEqual({ removed: 2, kept: 0 })
  const since = again()
  writeRecord(theirs, { ...note(theirs, ids[1]), x: 4_000 }, { text: false })
  expect(takeBack(mine, ids, since)).toEqual({ removed: 1, kept: 1 })
})
