/**
 * What all rooms of a process work towards: its overall aim and its long-term priorities. The region's own are data
 * (`aims.json`), and a process's template may have others.
 * @module
 */
import type { Localised } from '../vocabulary.ts'
import own from './aims.json' with { type: 'json' }

export interface ProcessAims {
  readonly overall: Localised
  readonly priorities: readonly Localised[]
}

export const ownAims: ProcessAims = own
