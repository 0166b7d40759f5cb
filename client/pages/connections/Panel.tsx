/**
 * A list of connections of one sort, with a way to make one.
 * @module
 */
import type { UseQueryResult } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useId } from 'react'
import { problemOf } from '../../app/api.ts'
import { Button } from '../../app/ui/Button.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import links from '../process/Links.module.css'

interface PanelProps<Item> {
  words: { readonly title: string; readonly lead: string; readonly none: string; readonly make: string }
  items: UseQueryResult<Item[]>
  row: (item: Item) => ReactNode
  /** Whether one is of no use any more, and stands there for what it was. */
  isOver?: (item: Item) => boolean
  onMake: () => void
}

export function Panel<Item extends { readonly id: string }>({
  words,
  items,
  row,
  isOver,
  onMake,
}: PanelProps<Item>) {
  const id = useId()
  return (
    <section className={links.panel} aria-labelledby={id}>
      <div className={links.head}>
        <h2 id={id}>{words.title}</h2>
        <Button onPress={onMake}>
          <Plus size={18} aria-hidden="true" />
          {words.make}
        </Button>
      </div>
      <p className={links.lead}>{words.lead}</p>
      {items.isError ? (
        <ProblemNotice problem={problemOf(items.error)} onRetry={() => items.refetch()} />
      ) : null}
      {items.data?.length === 0 ? <p>{words.none}</p> : null}
      {items.data && items.data.length > 0 ? (
        <ul className={links.list}>
          {items.data.map((item) => (
            <li key={item.id} className={`${links.row} ${isOver?.(item) ? links.over : ''}`}>
              {row(item)}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
