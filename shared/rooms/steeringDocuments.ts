/**
 * Steering documents: the kinds of them, those a new process begins with, and who is steered by whom. Which document
 * steers which is data that people change: the seed gives their order, and hardly any arrow.
 * @module
 */
import type { documentStatusNames, levelNames } from '../insights/kindFields.ts'
import type { Localised } from '../vocabulary.ts'
import seed from './steeringDocuments.json' with { type: 'json' }

export const documentTypeNames = {
  target_picture: { sv: 'Målbild', en: 'Target picture' },
  goals: { sv: 'Mål och prioriteringar', en: 'Goals and priorities' },
  programme: { sv: 'Program', en: 'Programme' },
  strategy: { sv: 'Strategi', en: 'Strategy' },
  plan: { sv: 'Plan', en: 'Plan' },
  operating_plan: { sv: 'Verksamhetsplan', en: 'Operating plan' },
  other: { sv: 'Annat', en: 'Other' },
} as const satisfies Record<string, Localised>
export type DocumentType = keyof typeof documentTypeNames
export type DocumentLevel = keyof typeof levelNames
export type DocumentStatus = keyof typeof documentStatusNames

/** What a document of the register says of itself. */
export interface SteeringDocument {
  readonly id: string
  readonly title: string
  /** As the registrar gave it. */
  readonly caseNumber: string | null
  readonly level: DocumentLevel
  readonly type: DocumentType
  readonly status: DocumentStatus
  readonly horizonYear: number | null
  /** The organisation whose it is; null for the region's own. */
  readonly owner: string | null
  /** Ids of those that it follows. */
  readonly steeredBy: readonly string[]
}

interface SeedDocument extends Omit<SteeringDocument, 'title' | 'owner'> {
  readonly title: Localised
}
export const seedDocuments = seed as readonly SeedDocument[]

type Linked = Pick<SteeringDocument, 'id' | 'steeredBy'>

/** From a document up to the first that nothing steers, the shortest way; itself first. */
export function wayUp<D extends Linked>(start: D, documents: readonly D[]): D[] {
  const byId = new Map(documents.map((document) => [document.id, document]))
  const open: D[][] = [[start]]
  const seen = new Set([start.id])
  for (let way = open.shift(); way; way = open.shift()) {
    const above = (way.at(-1)?.steeredBy ?? []).flatMap((id) => byId.get(id) ?? [])
    if (above.length === 0) return way
    for (const one of above)
      if (!seen.has(one.id)) {
        seen.add(one.id)
        open.push([...way, one])
      }
  }
  return [start]
}

/** Whether a document follows the target picture, by whatever way. */
export function followsTarget(start: SteeringDocument, documents: readonly SteeringDocument[]): boolean {
  const byId = new Map(documents.map((document) => [document.id, document]))
  const open = [start.id]
  const seen = new Set<string>()
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const document = byId.get(id)
    if (!document || seen.has(id)) continue
    if (document.type === 'target_picture') return true
    seen.add(id)
    open.push(...document.steeredBy)
  }
  return false
}

/** Whether following the ways up from a document leads back to it. */
export function leadsBack({ id, steeredBy }: Linked, documents: readonly Linked[]): boolean {
  const byId = new Map(documents.map((document) => [document.id, document]))
  const open = [...steeredBy]
  const seen = new Set<string>()
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === id) return true
    if (seen.has(at)) continue
    seen.add(at)
    open.push(...(byId.get(at)?.steeredBy ?? []))
  }
  return false
}
