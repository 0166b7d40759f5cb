/**
 * Where a process's connections to other systems are: apart from the other addresses, which come with the first page.
 * @module
 */
export const connectionsPattern = '/process/:id/connections'

export const connectionsPath = (processId: string): string => `/process/${processId}/connections`
