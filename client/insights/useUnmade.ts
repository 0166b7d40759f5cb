/**
 * The goals of a room that hurt each other while no goal conflict speaks of it, neither here nor in another room of the
 * process.
 * @module
 */
import { useMemo } from 'react'
import type { Extraction } from '../../shared/insights/extract.ts'
import { cardOfId } from '../../shared/insights/insightId.ts'
import { type UnmadeConflict, unmadeConflicts } from '../../shared/insights/unmadeConflicts.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import { useGoalConflicts } from '../app/queries.ts'

/** None until it is known what other rooms say; where that cannot be had, what this board alone offers. */
export function useUnmade(extraction: Extraction, room: Room): readonly UnmadeConflict[] {
  const here = useMemo(() => unmadeConflicts(extraction), [extraction])
  const { data, isPending } = useGoalConflicts(room.processId, here.length > 0)
  return useMemo(() => {
    if (here.length === 0 || isPending) return []
    // What this room said in its snapshot may have been taken back since: its board tells.
    return unmadeConflicts(
      extraction,
      data?.filter(({ id }) => cardOfId(id)?.roomId !== room.id),
    )
  }, [here, isPending, data, extraction, room.id])
}
