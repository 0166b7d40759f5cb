/**
 * The HTTP interface as data: one route per call. The server implements these, the OpenAPI document is made
 * from them, and the client's typed calls come from {@link Api}.
 * @module
 */
import type { OpenAPIHono, RouteConfig } from '@hono/zod-openapi'
import type { Hono } from 'hono'
import type { BlankEnv } from 'hono/types'
import { commentRoutes } from './commentRoutes.ts'
import { connectionRoutes } from './connectionRoutes.ts'
import { documentRoutes } from './documentRoutes.ts'
import { facilitationRoutes } from './facilitationRoutes.ts'
import { fixingRoutes } from './fixing.ts'
import { goalConflictRoutes } from './goalConflicts.ts'
import { historyRoutes } from './historyRoutes.ts'
import { joiningRoutes } from './joiningRoutes.ts'
import { linkRoutes } from './linkRoutes.ts'
import { namedCardRoutes } from './namedCards.ts'
import { outcomeRoutes } from './outcomeRoutes.ts'
import { ownRoutes } from './own.ts'
import { pictureRoutes } from './pictureRoutes.ts'
import { processRoutes } from './processRoutes.ts'
import { roomRoutes } from './roomRoutes.ts'
import { scoringRoutes } from './scoringRoutes.ts'
import { searchRoutes } from './search.ts'
import { snapshotRoutes } from './snapshotRoutes.ts'
import { templateRoutes } from './templateRoutes.ts'
import { votingRoutes } from './votingRoutes.ts'

export const routes = {
  ...processRoutes,
  ...templateRoutes,
  ...linkRoutes,
  ...joiningRoutes,
  ...roomRoutes,
  ...documentRoutes,
  ...commentRoutes,
  ...snapshotRoutes,
  ...facilitationRoutes,
  ...pictureRoutes,
  ...searchRoutes,
  ...namedCardRoutes,
  ...goalConflictRoutes,
  ...votingRoutes,
  ...scoringRoutes,
  ...connectionRoutes,
  ...outcomeRoutes,
  ...historyRoutes,
  ...fixingRoutes,
  ...ownRoutes,
} as const

declare const base: OpenAPIHono
type SchemaOf<R extends RouteConfig> =
  ReturnType<typeof base.openapi<R>> extends OpenAPIHono<BlankEnv, infer S, '/'> ? S : never
type Intersection<U> = (U extends unknown ? (of: U) => void : never) extends (of: infer I) => void ? I : never
type Schema = Intersection<{ [K in keyof typeof routes]: SchemaOf<(typeof routes)[K]> }[keyof typeof routes]>

/** The type that Hono's RPC client is made from: `hc<Api>(origin)`. */
export type Api = Hono<BlankEnv, Schema extends object ? Schema : never, '/'>
