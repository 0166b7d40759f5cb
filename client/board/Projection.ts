/**
 * Which of a document's records can be shown now, and as what: healed as `readRecords` heals them, but only those that
 * a change may have touched are looked at again. A record that does not fit the schema is set aside; nothing is ever
 * deleted.
 * @module
 */
import type * as Y from 'yjs'
import { PAGE_ID } from '../../shared/board/cards.ts'
import { type BoardRecord, readRecord, readRemoved, recordsMap } from '../../shared/board/document.ts'
import {
  type Ends,
  endsOf,
  isArrowBinding,
  placeOf,
  type Source,
  shownShape,
} from '../../shared/board/healing.ts'
import { sameValue } from '../../shared/board/richText.ts'
import { type Level, Siblings } from './Siblings.ts'

/** Throws where the record does not fit. */
export type Validate = (record: BoardRecord) => BoardRecord

/** Where a record stands: on the board, or aside. */
interface Standing {
  /** As it is to be shown; null if it is not there or set aside. */
  readonly record: BoardRecord | null
  /** Records whose own word decides this one's standing. */
  readonly watches: readonly string[]
  /** Of an arrow, what its bindings come to. */
  readonly ends: Ends | null
  /** Of a shape, where it lies before levels are told apart. */
  readonly level: Level | null
}

const gone: Standing = { record: null, watches: [], ends: null, level: null }
const documentTypes = new Set(['document', 'page', 'shape', 'asset', 'binding'])

export class Projection {
  readonly #doc: Y.Doc
  readonly #validate: Validate
  /** What the document says, as of the last update. */
  readonly #written = new Map<string, BoardRecord>()
  readonly #standing = new Map<string, Standing>()
  /** Record id -> those that watch it. */
  readonly #watchers = new Map<string, Set<string>>()
  /** Arrow -> its bindings. */
  readonly #bindings = new Map<string, Set<string>>()
  readonly #siblings = new Siblings()
  readonly #source: Source
  /** Records that do not fit the schema, and why. They stay in the document. */
  readonly quarantine = new Map<string, string>()

  constructor(doc: Y.Doc, validate: Validate) {
    this.#doc = doc
    this.#validate = validate
    this.#source = {
      live: (id) => this.#written.get(id) ?? null,
      gone: (id) => readRemoved(doc, id),
    }
  }

  /** The record as it is to be shown; null if it is not there, or set aside. */
  shown(id: string): BoardRecord | null {
    return this.#standing.get(id)?.record ?? null
  }

  /** Bindings of an arrow that do not hold: they lead nowhere, or another holds that end. */
  loose(arrowId: string): readonly string[] {
    return this.#standing.get(arrowId)?.ends?.loose ?? []
  }

  /**
   * Looks again at records that changed in the document.
   * @returns these and all others whose standing depends on them
   */
  update(ids: Iterable<string>): Set<string> {
    const touched = new Set<string>()
    const queue = new Set<string>()
    for (const id of new Set(ids)) for (const other of this.#read(id)) queue.add(other)
    while (queue.size > 0) {
      for (const id of queue) {
        queue.delete(id)
        touched.add(id)
        for (const other of this.#stand(id)) queue.add(other)
      }
      for (const id of this.#siblings.settle()) queue.add(id)
    }
    return touched
  }

  /** Takes in what the document says of a record; gives the records to be judged for it. */
  #read(id: string): string[] {
    const before = this.#written.get(id)
    const now = readRecord(this.#doc, id) ?? undefined
    if (now) this.#written.set(id, now)
    else this.#written.delete(id)
    const arrows = [before, now].filter((record) => record !== undefined && isArrowBinding(record))
    if (before && isArrowBinding(before)) this.#bindings.get(String(before.fromId))?.delete(id)
    if (now && isArrowBinding(now)) addTo(this.#bindings, String(now.fromId), id)
    const isStill = before && now && framed(before, now)
    return [
      id,
      ...arrows.map((binding) => String(binding?.fromId)),
      ...(isStill ? [] : (this.#watchers.get(id) ?? [])),
    ]
  }

  /** Judges a record; gives the records to be judged after it. */
  #stand(id: string): string[] {
    const before = this.#standing.get(id) ?? gone
    const after = this.#judge(id)
    for (const watched of before.watches) this.#watchers.get(watched)?.delete(id)
    for (const watched of after.watches) addTo(this.#watchers, watched, id)
    this.#standing.set(id, after)
    const others: string[] = []
    if (!before.record !== !after.record) others.push(...(this.#watchers.get(id) ?? []))
    if (!sameValue(before.ends?.held, after.ends?.held)) others.push(...(this.#bindings.get(id) ?? []))
    if (!sameValue(before.level, after.level)) {
      if (before.level) this.#siblings.remove(id, before.level)
      if (after.level) this.#siblings.add(id, after.level)
    }
    return others
  }

  #judge(id: string): Standing {
    this.quarantine.delete(id)
    const record = this.#written.get(id)
    if (!record) return gone
    const problem = this.#problemOf(record)
    if (problem) this.quarantine.set(id, problem)
    if (record.typeName === 'shape') return this.#judgeShape(record, !problem)
    if (problem) return gone
    return isArrowBinding(record) ? this.#judgeBinding(record) : { ...gone, record }
  }

  #judgeShape(record: BoardRecord, fits: boolean): Standing {
    const place = placeOf(record, this.#source)
    const bindings = [...(this.#bindings.get(record.id) ?? [])].flatMap((id) => this.#written.get(id) ?? [])
    const ends = bindings.length > 0 ? endsOf(record, bindings, this.#source) : null
    const index = typeof record.index === 'string' ? record.index : null
    const level = index === null ? null : { parentId: place.parentId, index }
    const isShown = fits && (place.parentId === PAGE_ID || this.shown(place.parentId) !== null)
    const shownIndex = level ? this.#siblings.shown(record.id, level) : record.index
    return {
      record: isShown ? shownShape(record, place, shownIndex, ends) : null,
      watches: [...place.past, ...(ends?.past ?? []), ...bindings.map(({ toId }) => String(toId))],
      ends,
      level,
    }
  }

  #judgeBinding(record: BoardRecord): Standing {
    const needs = [String(record.fromId), String(record.toId)]
    const isHeld = this.#standing.get(needs[0] ?? '')?.ends?.held.includes(record.id) ?? false
    const isShown = isHeld && needs.every((id) => this.shown(id) !== null)
    return { ...gone, record: isShown ? record : null, watches: needs }
  }

  /** Why a record cannot be shown; null if it can. */
  #problemOf(record: BoardRecord): string | null {
    // Text lives in its fragment alone; a second one beside it could only be forged, past the text's own rules.
    if (recordsMap(this.#doc).get(record.id)?.has('props.richText')) return 'a text outside its fragment'
    if (!documentTypes.has(record.typeName)) return `a board holds no ${record.typeName}`
    try {
      this.#validate(record)
      return null
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
}

function addTo(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key)
  if (ids) ids.add(id)
  else map.set(key, new Set([id]))
}

/** Whether nothing changed of a record that decides where others lie. */
function framed(before: BoardRecord, now: BoardRecord): boolean {
  return (['parentId', 'x', 'y', 'rotation'] as const).every((key) => before[key] === now[key])
}
