/**
 * How many comments are open on which cards of the room that is shown.
 * @module
 */
import { createContext, useContext } from 'react'
import { type CardComments, openComments } from '../../shared/insights/comments.ts'

/** By the ids of cards; those with none are not in it. */
export type OpenCounts = ReadonlyMap<string, number>

const Counts = createContext<OpenCounts>(new Map())
export const OpenCountsProvider = Counts.Provider

export const useOpenCounts = (): OpenCounts => useContext(Counts)

export const openCountsOf = (comments: CardComments | undefined): OpenCounts =>
  new Map(
    Object.entries(comments ?? {})
      .map(([id, said]) => [id, openComments(said)] as const)
      .filter(([, count]) => count > 0),
  )
