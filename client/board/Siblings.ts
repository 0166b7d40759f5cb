/**
 * The levels at which shapes lie over each other in what holds them, and how those that have the same are told apart.
 * @module
 */
import { spreadOut } from '../../shared/board/healing.ts'

/** Where a shape lies, as written: in what, and at which level. */
export interface Level {
  readonly parentId: string
  readonly index: string
}

interface Family {
  /** Level -> the shapes at it. */
  readonly levels: Map<string, Set<string>>
  /** How many shapes share a level with one before them. */
  doubled: number
  /** Of those at a shared level, the level at which each is shown. */
  spread: Map<string, string>
}

export class Siblings {
  readonly #families = new Map<string, Family>()
  /** Parents in which something changed since {@link settle}. */
  readonly #changed = new Set<string>()

  add(id: string, { parentId, index }: Level): void {
    const family = this.#families.get(parentId) ?? { levels: new Map(), doubled: 0, spread: new Map() }
    this.#families.set(parentId, family)
    const here = family.levels.get(index) ?? new Set<string>()
    family.levels.set(index, here.add(id))
    if (here.size > 1) family.doubled++
    this.#changed.add(parentId)
  }

  remove(id: string, { parentId, index }: Level): void {
    const family = this.#families.get(parentId)
    const here = family?.levels.get(index)
    if (!family || !here?.delete(id)) return
    if (here.size > 0) family.doubled--
    else family.levels.delete(index)
    this.#changed.add(parentId)
  }

  /** Tells levels apart where something changed; gives the shapes that are shown at another level for it. */
  settle(): string[] {
    const moved: string[] = []
    for (const parentId of this.#changed) {
      const family = this.#families.get(parentId)
      if (!family) continue
      const [before, after] = [family.spread, spreadOf(family)]
      family.spread = after
      for (const id of new Set([...before.keys(), ...after.keys()]))
        if (before.get(id) !== after.get(id)) moved.push(id)
    }
    this.#changed.clear()
    return moved
  }

  /** The level at which a shape is shown, as of the last {@link settle}. */
  shown(id: string, { parentId, index }: Level): string {
    const family = this.#families.get(parentId)
    return (family?.levels.get(index)?.has(id) && family.spread.get(id)) || index
  }
}

function spreadOf({ levels, doubled }: Family): Map<string, string> {
  const spread = new Map<string, string>()
  if (doubled === 0) return spread
  const taken = [...levels.keys()].sort()
  for (const [i, index] of taken.entries()) {
    const ids = [...(levels.get(index) ?? [])]
    if (ids.length < 2) continue
    for (const [id, shown] of spreadOut(ids, index, taken[i + 1] ?? null)) spread.set(id, shown)
  }
  return spread
}
