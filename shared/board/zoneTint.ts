/**
 * The soft colour of a zone: by what its cards say, so that zones of one sense look alike in every room.
 * @module
 */
/** A hue of the palette in `client/board/Zone.module.css`, which has the dark ones as well. */
export type Tint = 'leaf' | 'sun' | 'sky' | 'rose' | 'violet' | 'teal' | 'stone'

/** The light palette, for pictures on paper. */
export const tintColors: Record<
  Tint,
  { readonly ground: string; readonly edge: string; readonly ink: string }
> = {
  leaf: { ground: '#e8f9eb', edge: '#c9e0cd', ink: '#243c29' },
  sun: { ground: '#fff2de', edge: '#e8d7bb', ink: '#433214' },
  sky: { ground: '#e6f7ff', edge: '#c6ddeb', ink: '#223946' },
  rose: { ground: '#ffeeef', edge: '#eed1d3', ink: '#482d30' },
  violet: { ground: '#f6f1ff', edge: '#dcd5eb', ink: '#383146' },
  teal: { ground: '#e1faf8', edge: '#bfe1de', ink: '#153d3a' },
  stone: { ground: '#f5f4ef', edge: '#dbd9d3', ink: '#373530' },
}

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
export function zoneTint({
  zoneId,
  facet,
  kinds,
}: {
  readonly zoneId: string
  readonly facet: string | null
  readonly kinds: readonly string[]
}): Tint {
  if (zoneId.endsWith('parking')) return 'stone'
  return byFacet[facet ?? ''] ?? byKind[kinds[0] ?? ''] ?? 'stone'
}
