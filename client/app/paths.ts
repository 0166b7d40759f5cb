/**
 * The addresses of the client's own pages. None of them ever holds a secret.
 * @module
 */

/** Patterns for the router. */
export const patterns = {
  start: '/',
  operator: '/operator',
  join: '/join',
  process: '/process/:id',
  invite: '/process/:id/invite',
  room: '/room/:id',
  snapshot: '/snapshot/:id',
  accessibility: '/tillganglighet',
  about: '/om',
} as const

export const pathTo = {
  process: (id: string) => `/process/${id}`,
  invite: (id: string) => `/process/${id}/invite`,
  room: (id: string) => `/room/${id}`,
  snapshot: (id: string) => `/snapshot/${id}`,
}
