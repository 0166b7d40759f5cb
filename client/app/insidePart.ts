/**
 * All that lies behind the door, fetched when somebody comes in or a little before.
 * @module
 */
import { part } from './part.ts'

export const Inside = part(() => import('./Inside.tsx').then((file) => file.Inside))
