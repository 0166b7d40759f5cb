/**
 * Where the register of steering documents is: apart from the other addresses, which come with the first page.
 * @module
 */
export const documentsPattern = '/process/:id/documents'
export const documentsPath = (processId: string): string => `/process/${processId}/documents`
