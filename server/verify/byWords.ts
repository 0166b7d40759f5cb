/**
 * A file in a format that holds words alone, against the snapshots that it says it was made from.
 * @module
 */
import type { DatabaseSync } from 'node:sqlite'
import { cardOfId } from '../../shared/insights/extract.ts'
import { MAX_VERIFIED_SNAPSHOTS } from '../../shared/limits.ts'
import type { Snapshot } from '../../shared/protocol/snapshots.ts'
import { statusNames } from '../../shared/vocabulary.ts'
import type { Differences } from '../exports/checkSnapshot.ts'
import { readSnapshot } from '../snapshots/read.ts'
import type { SnapshotRow } from '../storage/schema.ts'
import { type WholeSnapshot, withPiecesSync } from '../storage/wholeSnapshots.ts'
import { type Finding, isAlteredHere, none, textsOf } from './findings.ts'
import { type FileWords, lettersOf, linesOf } from './words.ts'

type Insight = Snapshot['insights'][number]

/** Letters of what stands for a card in a row: its words, in a plan with what is to be done and how it stands. */
function formsOf({ text, attrs, status }: Insight): string[] {
  const what = typeof attrs.what === 'string' ? attrs.what : ''
  const standing = Object.values(statusNames[status])
  return [
    text,
    ...[text, text + what].flatMap((words) => [words + what, ...standing.map((name) => words + name)]),
  ]
}

/** Letters that a column as high as a page holds for sure, however narrow: with fewer, nothing was left out. */
const LEAST_ON_PAGE = 500

class Comparison {
  readonly #lettersOf: (text: string) => string
  readonly #words: FileWords

  constructor(words: FileWords) {
    const { shows } = words
    this.#words = words
    this.#lettersOf = shows ? (text) => [...lettersOf(text)].filter(shows).join('') : lettersOf
  }

  /** Whether an entry says what the card said, in one piece or line by line. */
  #isSaidIn(cells: readonly string[], insight: Insight): boolean {
    const said = new Set([...cells, ...cells.flatMap(linesOf)].map(this.#lettersOf))
    if (formsOf(insight).some((form) => said.has(this.#lettersOf(form)))) return true
    const lines = linesOf(insight.text).map(this.#lettersOf)
    return lines.every((line) => line === '' || said.has(line)) || this.#isBegunIn(cells, insight)
  }

  /** Whether a cell says what the card said as far as a page had room for it. */
  #isBegunIn(cells: readonly string[], insight: Insight): boolean {
    if (!this.#words.isCut) return false
    const begun = cells
      .filter((cell) => cell.endsWith('…'))
      .map(this.#lettersOf)
      .filter((letters) => letters.length >= LEAST_ON_PAGE)
    if (begun.length === 0) return false
    const forms = formsOf(insight).map(this.#lettersOf)
    return begun.some((letters) => forms.some((form) => form.startsWith(letters)))
  }

  #isWithin(cells: readonly string[], insight: Insight): boolean {
    const all = this.#lettersOf(cells.join(' '))
    return all.includes(this.#lettersOf(insight.text)) || this.#isBegunIn(cells, insight)
  }

  /** By the entries that name them: each has to say what the card said. */
  byEntries(insights: readonly Insight[], roomId: string): Differences {
    const byId = new Map(insights.map((insight) => [insight.id, insight]))
    const named = new Set<string>()
    const altered = new Set<string>()
    for (const { ids, cells, isShared } of this.#words.entries) {
      for (const id of ids) named.add(id)
      const known = ids.flatMap((id) => byId.get(id) ?? [])
      const unsaid = known.filter((one) =>
        ids.length === 1 ? !this.#isSaidIn(cells, one) : !this.#isWithin(cells, one),
      )
      // One card in the words of another room of its process cannot be told from an altered one.
      const isTold = isShared ? known.length === ids.length && unsaid.length === known.length : true
      if (isTold) for (const { id } of unsaid) altered.add(id)
    }
    return {
      altered: insights.flatMap(({ id }) => (altered.has(id) ? [id] : [])),
      removed: this.#words.isWhole ? insights.flatMap(({ id }) => (named.has(id) ? [] : [id])) : [],
      added: [...named].filter((id) => cardOfId(id)?.roomId === roomId && !byId.has(id)),
      fields: [],
    }
  }

  /** By their words alone: as many times as cards say them, they have to stand in the file. */
  byTexts(insights: readonly Insight[], texts: readonly string[]): Differences {
    const left = new Map<string, number>()
    for (const text of texts.map(this.#lettersOf)) left.set(text, (left.get(text) ?? 0) + 1)
    const altered = insights.filter(({ text }) => {
      const letters = this.#lettersOf(text)
      const count = left.get(letters) ?? 0
      left.set(letters, count - 1)
      return letters !== '' && count <= 0
    })
    return { ...none, altered: altered.map(({ id }) => id) }
  }
}

/** What the words of a page say, and what the picture of the board in it says, which may differ by itself. */
function together(page: Differences, inPicture: Differences, insights: readonly Insight[]): Differences {
  const removed = new Set(page.removed)
  const altered = new Set([...page.altered, ...inPicture.altered])
  return {
    ...page,
    altered: insights.flatMap(({ id }) => (altered.has(id) && !removed.has(id) ? [id] : [])),
  }
}

/** Null where such a file cannot be read. */
function wordDifferences({ insights, roomId }: Snapshot, words: FileWords): Differences | null {
  const { entries, texts, boards, isWhole } = words
  const comparison = new Comparison(words)
  const said =
    entries.length > 0
      ? comparison.byEntries(insights, roomId)
      : isWhole && texts.length > 0
        ? comparison.byTexts(insights, texts)
        : null
  const board = boards?.find((one) => one.roomId === roomId)
  return board ? together(said ?? none, comparison.byTexts(insights, board.texts), insights) : said
}

export async function findingByWords(
  db: DatabaseSync,
  row: WholeSnapshot,
  words: FileWords,
): Promise<Finding> {
  const { snapshot } = await readSnapshot(row)
  const differences = wordDifferences(snapshot, words)
  return {
    verdict: 'altered',
    roomId: row.room_id,
    snapshot,
    change: null,
    compared: differences ? 'words' : 'nothing',
    hasPixels: words.hasPixels ?? false,
    agrees: null,
    isKeptAltered: isAlteredHere(db, row, snapshot),
    records: snapshot.insights.length,
    differences: differences ?? none,
    texts: textsOf(differences ?? none, snapshot.insights, []),
  }
}

const marks = (some: readonly unknown[]) => some.map(() => '?').join(', ')

/** The snapshots that a file says it was made from: by their hashes, else by the newest that its records name in each room. */
export function rowsNamed(db: DatabaseSync, { hashes, names, entries }: FileWords): WholeSnapshot[] {
  const find = (column: 'hash' | 'link' | 'id', values: readonly string[]) =>
    db
      .prepare(`select * from snapshot where ${column} in (${marks(values)}) order by room_id, number`)
      .all(...values) as unknown as SnapshotRow[]
  // Equal boards of one room have one hash. The link tells them apart; without it the newest is what files are made from.
  const newestOf = ({ room_id, hash }: SnapshotRow) =>
    db
      .prepare('select * from snapshot where room_id = ? and hash = ? order by number desc limit 1')
      .get(room_id, hash) as unknown as SnapshotRow
  const stated = [...find('link', hashes), ...find('hash', hashes).map(newestOf)]
  const rooms = new Set(entries.flatMap(({ ids }) => ids.map((id) => cardOfId(id)?.roomId)))
  const found = stated.length > 0 ? stated : find('id', names).filter(({ room_id }) => rooms.has(room_id))
  const ofRoom = new Map<string, SnapshotRow>()
  for (const row of found) if (stated.length === 0 || !ofRoom.has(row.room_id)) ofRoom.set(row.room_id, row)
  const rows = [...ofRoom.values()]
  return (stated.length > 0 ? rows : rows.map(newestOf))
    .slice(0, MAX_VERIFIED_SNAPSHOTS)
    .map((row) => withPiecesSync(db, row))
}
