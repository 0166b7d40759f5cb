/**
 * The soft colour of a zone: by what its cards say, so that zones of one sense look alike in every room.
 * @module
 */
import type { ZoneProps } from './store.ts'

/** A hue of the palette in `Board.module.css`. */
export type Tint = 'leaf' | 'sun' | 'sky' | 'rose' | 'violet' | 'teal' | 'stone'

const byFacet: Record<string, Tint> = {
  strength: 'leaf',
  weakness: 'sun',
  opportunity: 'sky',
  threat: 'rose',
}

const byKind: Record<string, Tint> = {
  driver: 'violet',
  actor: 'sky',
  evidence: 'stone',
  challenge: 'sun',
  need: 'sun',
  asset: 'leaf',
  vision: 'teal',
  milestone: 'sky',
  goal_conflict: 'rose',
  focus_area: 'violet',
  action: 'leaf',
  criterion: 'stone',
  governance_body: 'violet',
  mandate: 'teal',
  decision_need: 'sun',
  steering_document: 'sky',
  instrument: 'sky',
  funding: 'leaf',
  indicator: 'violet',
  result: 'leaf',
  lesson: 'sky',
  adjustment: 'sun',
  assumption: 'violet',
}

/** The tint of a zone; parking, and whatever has no sense of its own, is the grey of paper. */
export function zoneTint({ zoneId, facet, kinds }: ZoneProps): Tint {
  if (zoneId.endsWith('parking')) return 'stone'
  return byFacet[facet ?? ''] ?? byKind[kinds[0] ?? ''] ?? 'stone'
}
