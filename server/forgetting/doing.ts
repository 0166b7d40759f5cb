/**
 * What of the server forgetting needs.
 * @module
 */
import type { AppContext } from '../routes/AppContext.ts'

export type Doing = Pick<AppContext, 'db' | 'rooms' | 'history' | 'past' | 'facilitations' | 'log'>
