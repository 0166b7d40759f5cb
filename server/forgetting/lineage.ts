/**
 * Where writings stand, told from updates alone: a writing names its parent, or a neighbour that has the same. So it can
 * be told of text that no document holds any more.
 * @module
 */
import * as Y from 'yjs'

/**
 * The record that a writing is in, and its key there: `text` for all that is in its text, null for the record itself. What
 * was put into the board, under all records, is in none (`strips`).
 */
export interface Place {
  readonly recordId: string
  readonly key: string | null
}

interface Node {
  readonly clock: number
  readonly end: number
  readonly item: Y.Item
  place?: Place | null
}

const isId = (value: unknown): value is Y.ID =>
  typeof value === 'object' && value !== null && 'client' in value && 'clock' in value

export class Lineage {
  /** By client, in order. */
  readonly #nodes = new Map<number, Node[]>()

  /** Takes in what an update brings; an update comes after those it builds on. */
  add(structs: readonly (Y.Item | Y.GC | Y.Skip)[]): void {
    for (const item of structs) {
      if (!(item instanceof Y.Item)) continue
      const { client, clock } = item.id
      const nodes = this.#nodes.get(client) ?? []
      this.#nodes.set(client, nodes)
      const node = { clock, end: clock + item.length, item }
      const last = nodes.at(-1)
      if (!last || last.end <= clock) nodes.push(node)
      else if (!this.#find(item.id)) nodes.splice(this.#after(nodes, clock), 0, node)
    }
  }

  /** Where in a client's writings those from a clock on begin. */
  #after(nodes: readonly Node[], clock: number): number {
    let [low, high] = [0, nodes.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((nodes[middle]?.end ?? 0) <= clock) low = middle + 1
      else high = middle
    }
    return low
  }

  #find({ client, clock }: Y.ID): Node | null {
    const nodes = this.#nodes.get(client) ?? []
    const node = nodes[this.#after(nodes, clock)]
    return node && node.clock <= clock ? node : null
  }

  /** Null where nobody knows. */
  placeOf(id: Y.ID): Place | null {
    const row: Node[] = []
    let node = this.#find(id)
    // A word typed letter by letter is a long row of neighbours.
    while (node && node.place === undefined && node.item.parent === null) {
      node.place = null
      row.push(node)
      const beside: Y.ID | null = node.item.origin ?? node.item.rightOrigin
      node = beside && this.#find(beside)
    }
    const place = node ? this.#ownPlace(node) : null
    for (const one of row) one.place = place
    return place
  }

  #ownPlace(node: Node): Place | null {
    if (node.place !== undefined) return node.place
    node.place = null
    const { parent, parentSub } = node.item
    if (isId(parent)) {
      const around = this.placeOf(parent)
      node.place = around && { recordId: around.recordId, key: around.key ?? parentSub }
    } else if (String(parent) === 'records' && parentSub !== null)
      node.place = { recordId: parentSub, key: null }
    else if (String(parent) === 'strips') node.place = { recordId: '', key: 'strips' }
    return node.place
  }
}
