/**
 * Whether a room is seen as a board, as a list, or as both: by the width of the screen and by choice.
 * @module
 */
import { useCallback, useState } from 'react'
import { recall, remember } from '../../app/remember.ts'
import { useMedia } from '../../app/useMedia.ts'
import { BOARD_FROM } from './boardChunk.ts'

export type View = 'board' | 'outline' | 'both'

/** From here on there is room for both side by side. */
const BOTH_FROM = '(min-width: 1000px)'

function remembered(): View | null {
  const view = recall('view')
  return view === 'board' || view === 'outline' || view === 'both' ? view : null
}

/** The view now, those that fit the screen, and a way to choose. On a phone the list comes first each time. */
export function useView(): { view: View; views: readonly View[]; choose: (view: View) => void } {
  const isWide = useMedia(BOTH_FROM)
  const isPhone = !useMedia(BOARD_FROM)
  const [chosen, setChosen] = useState<View | null>(() => (isPhone ? null : remembered()))
  const views: readonly View[] = isWide ? ['board', 'outline', 'both'] : ['board', 'outline']
  const preferred = chosen ?? (isPhone ? 'outline' : 'board')
  const choose = useCallback(
    (view: View) => {
      setChosen(view)
      if (!isPhone) remember('view', view)
    },
    [isPhone],
  )
  return { view: views.includes(preferred) ? preferred : 'board', views, choose }
}
