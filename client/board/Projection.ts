/**
 * Which of a document's records can be shown now, and as what. A record that does not fit the schema, or whose
 * parent or ends are not there, is set aside and looked at again when that changes; nothing is ever deleted.
 * @module
 */
import * as Y from 'yjs'
import { PAGE_ID } from '../../shared/board/cards.ts'
import { type BoardRecord, readRecord, recordsMap } from '../../shared/board/document.ts'

/** Throws where the record does not fit. */
export type Validate = (record: BoardRecord) => BoardRecord

/** Where a record stands: on the board, or aside and why. */
interface Standing {
  /** As it is to be shown; null if it is not there or set aside. */
  readonly record: BoardRecord | null
  readonly invalid?: string
  /** Records whose standing decides this one's. */
  readonly watches: readonly string[]
  /** The ring of parents that it is in, its first by id first; almost always none. */
  readonly ring: readonly string[]
}

const gone: Standing = { record: null, watches: [], ring: [] }
const documentTypes = new Set(['document', 'page', 'shape', 'asset', 'binding'])
const shapeId = /^shape:/

export class Projection {
  readonly #doc: Y.Doc
  readonly #validate: Validate
  readonly #standing = new Map<string, Standing>()
  /** Record id -> those that watch it. */
  readonly #watchers = new Map<string, Set<string>>()
  /** Records that do not fit the schema, and why. They stay in the document. */
  readonly quarantine = new Map<string, string>()

  constructor(doc: Y.Doc, validate: Validate) {
    this.#doc = doc
    this.#validate = validate
  }

  /** The record as it is to be shown; null if it is not there, or set aside. */
  shown(id: string): BoardRecord | null {
    return this.#standing.get(id)?.record ?? null
  }

  /**
   * Looks again at records that changed in the document.
   * @returns these and all others whose standing depends on them
   */
  update(ids: Iterable<string>): Set<string> {
    const touched = new Set<string>()
    const queue = [...new Set(ids)]
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      touched.add(id)
      const before = this.#standing.get(id) ?? gone
      const after = this.#judge(id)
      this.#keep(id, before, after)
      if (before.record?.parentId !== after.record?.parentId || !before.record !== !after.record)
        queue.push(...(this.#watchers.get(id) ?? []))
      if (before.ring.join() !== after.ring.join()) queue.push(...before.ring, ...after.ring)
    }
    return touched
  }

  #keep(id: string, before: Standing, after: Standing): void {
    for (const watched of before.watches) this.#watchers.get(watched)?.delete(id)
    for (const watched of after.watches) {
      const watchers = this.#watchers.get(watched)
      if (watchers) watchers.add(id)
      else this.#watchers.set(watched, new Set([id]))
    }
    this.#standing.set(id, after)
    if (after.invalid) this.quarantine.set(id, after.invalid)
    else this.quarantine.delete(id)
  }

  #judge(id: string): Standing {
    const stored = readRecord(this.#doc, id)
    if (!stored) return gone
    // Text lives in its fragment alone; a second one beside it could only be forged, past the text's own rules.
    if (recordsMap(this.#doc).get(id)?.has('props.richText'))
      return { ...gone, invalid: 'a text outside its fragment' }
    const checked = this.#check(stored)
    if (typeof checked === 'string') return { ...gone, invalid: checked }
    const ring = this.#ringOf(checked)
    const healed = this.#orphaned(checked) || ring[0] === id ? { ...checked, parentId: PAGE_ID } : checked
    const shown = needsOf(healed).every((need) => need === PAGE_ID || this.shown(need))
    return { record: shown ? healed : null, watches: needsOf(checked), ring }
  }

  /** The record if it fits the schema, else why it does not. */
  #check(record: BoardRecord): BoardRecord | string {
    if (!documentTypes.has(record.typeName)) return `a board holds no ${record.typeName}`
    try {
      return this.#validate(record)
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }

  /**
   * A shape whose parent was taken away while someone put it there is shown on the page, as is the first by id of
   * a ring of parents, which two people make who nest two shapes in each other. Every client sees the same, and
   * none writes anything.
   */
  #orphaned(record: BoardRecord): boolean {
    const parentId = String(record.parentId)
    return (
      record.typeName === 'shape' &&
      shapeId.test(parentId) &&
      recordsMap(this.#doc).get(parentId) instanceof Y.Map &&
      !readRecord(this.#doc, parentId)
    )
  }

  #ringOf(record: BoardRecord): string[] {
    const ring = [record.id]
    let parentId = String(record.parentId)
    while (shapeId.test(parentId) && parentId !== record.id) {
      // A ring further up, which this record hangs on but is no part of.
      if (ring.includes(parentId)) return []
      ring.push(parentId)
      parentId = String(readRecord(this.#doc, parentId)?.parentId)
    }
    return parentId === record.id ? ring.sort() : []
  }
}

function needsOf(record: BoardRecord): string[] {
  if (record.typeName === 'shape') return [String(record.parentId)]
  if (record.typeName === 'binding') return [String(record.fromId), String(record.toId)]
  return []
}
