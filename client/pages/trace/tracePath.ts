/**
 * Where the thread through a process is: apart from the other addresses, which come with the first page.
 * @module
 */
export const tracePattern = '/process/:id/trace'

/** @param card id of the record whose thread is to be shown */
export const tracePath = (processId: string, card?: string): string =>
  `/process/${processId}/trace${card ? `?card=${encodeURIComponent(card)}` : ''}`
