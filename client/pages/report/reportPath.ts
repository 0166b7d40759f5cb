/**
 * The addresses of the page on which a report is written.
 * @module
 */
export const processReportPattern = '/process/:id/report'
export const roomReportPattern = '/room/:id/report'

export const pathToReport = (of: 'process' | 'room', id: string): string => `/${of}/${id}/report`
