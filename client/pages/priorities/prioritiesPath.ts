/**
 * Where a room's priorities are: apart from the other addresses, which come with the first page.
 * @module
 */
export const prioritiesPattern = '/room/:id/priorities'

/** @param snapshotId to see them as they stood then */
export const prioritiesPath = (roomId: string, snapshotId?: string): string =>
  `/room/${roomId}/priorities${snapshotId ? `?snapshot=${encodeURIComponent(snapshotId)}` : ''}`
