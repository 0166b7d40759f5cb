/**
 * What cards of other rooms say, where a list names them: as the newest snapshots of those rooms have it.
 * @module
 */
import { createContext, useContext, useMemo } from 'react'
import { useNamedCards } from '../app/queries.ts'
import type { OutlineSection } from './readOutline.ts'

/** Words by the ids of records. */
export type Elsewhere = ReadonlyMap<string, string>

const Words = createContext<Elsewhere>(new Map())
export const ElsewhereProvider = Words.Provider
export const useElsewhere = (): Elsewhere => useContext(Words)

/** Of all cards that those of the list are joined to; the same map until one says something else. */
export function useNamedElsewhere(processId: string, sections: readonly OutlineSection[]): Elsewhere {
  const ids = useMemo(
    () =>
      sections.flatMap(({ cards }) =>
        cards.flatMap(({ relations }) =>
          relations.flatMap(({ other, otherId }) => (other === null ? [otherId] : [])),
        ),
      ),
    [sections],
  )
  const { data } = useNamedCards(processId, ids)
  return useMemo(() => new Map(data?.map(({ id, text }) => [id, text])), [data])
}
