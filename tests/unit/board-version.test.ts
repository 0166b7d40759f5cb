/**
 * Boards of another form: the version is held to the editor's schema, and older records are brought along.
 * @module
 */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBoardSchema } from '../../client/board/store.ts'
import { upgradeBoard, upgradeRecords } from '../../server/boards/upgrade.ts'
import { newNote, textOfRecord } from '../../shared/board/cards.ts'
import { type BoardRecord, readRecords, recordsMap, writeRecord } from '../../shared/board/document.ts'
import { boardSchema } from '../../shared/board/version.ts'
import { earlierNote, earlierSchema } from '../support/earlierBoard.ts'

test('[D10] the version stands for the schema of the editor: who changes that, raises it and notes the new one', () => {
  expect(createBoardSchema().serialize()).toEqual(boardSchema)
})

describe('records of an earlier form', () => {
  test('[D10] come into today’s, with their words, and fit it', () => {
    const [note] = upgradeRecords([earlierNote('shape:a', 'Ett\nTvå')], earlierSchema)
    expect(textOfRecord(note as BoardRecord)).toBe('Ett\nTvå')
    const schema = createBoardSchema()
    const record = note as unknown as Parameters<typeof schema.validateRecord>[1]
    expect(() => schema.validateRecord({} as never, record, 'createRecord', null)).not.toThrow()
  })

  test('[D10] are written once: a board that has been brought along has nothing more to change', () => {
    const doc = new Y.Doc()
    recordsMap(doc).set('shape:a', new Y.Map<unknown>([['born', earlierNote('shape:a', 'Hej')]]))
    const update = upgradeBoard({ state: Y.encodeStateAsUpdate(doc), from: earlierSchema })
    Y.applyUpdate(doc, update ?? new Uint8Array([0, 0]))
    expect(readRecords(doc).map(textOfRecord)).toEqual(['Hej'])
    expect(upgradeBoard({ state: Y.encodeStateAsUpdate(doc), from: boardSchema })).toBeNull()
  })

  test('[D10] that have no way forward stay as they are, and keep no other back', () => {
    const doc = new Y.Doc()
    const strange: BoardRecord = { id: 'shape:s', typeName: 'shape', type: 'note', props: null }
    writeRecord(doc, newNote({ id: 'shape:b', text: 'Ny', x: 0, y: 0, index: 'a1', sector: null }))
    for (const record of [strange, earlierNote('shape:a', 'Hej')])
      recordsMap(doc).set(record.id, new Y.Map<unknown>([['born', record]]))
    Y.applyUpdate(
      doc,
      upgradeBoard({ state: Y.encodeStateAsUpdate(doc), from: earlierSchema }) ?? new Uint8Array([0, 0]),
    )
    expect(readRecords(doc).map(({ id }) => id)).toEqual(['shape:a', 'shape:b', 'shape:s'])
    expect(readRecords(doc).slice(0, 2).map(textOfRecord)).toEqual(['Hej', 'Ny'])
  })
})
