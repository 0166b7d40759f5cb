/**
 * Which rooms' outcomes anybody may read, each with its address and the lines that show it within another page.
 * @module
 */
import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Process, Room } from '../../../shared/protocol/processes.ts'
import { useAnnounce } from '../../app/announcements.tsx'
import { type ApiProblem, answer, problemOf, server } from '../../app/api.ts'
import { useLanguage } from '../../app/i18n/index.ts'
import { Button } from '../../app/ui/Button.tsx'
import { CopyField } from '../../app/ui/CopyField.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { roomNames } from '../../rooms/roomNames.ts'
import links from '../process/Links.module.css'
import styles from './Connections.module.css'
import { connectionKeys, usePublications } from './useConnections.ts'

/** What another page shows the outcome with. */
const frameOf = (url: string, title: string) =>
  `<iframe src="${url}" title="${title.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" width="100%" height="800" loading="lazy"></iframe>`

export function PublishedPanel({ process }: { process: Process }) {
  const { t } = useTranslation('connections')
  const { language } = useLanguage()
  const id = useId()
  const names = roomNames(process.rooms, language)
  const published = usePublications(process.id)
  const urls = new Map(published.data?.map(({ roomId, url }) => [roomId, url]))
  return (
    <section className={links.panel} aria-labelledby={id}>
      <h2 id={id}>{t('published.title')}</h2>
      <p className={links.lead}>{t('published.lead')}</p>
      {published.isError ? (
        <ProblemNotice problem={problemOf(published.error)} onRetry={() => published.refetch()} />
      ) : null}
      {published.data ? (
        <ul className={links.list}>
          {process.rooms.map((room) => (
            <RoomRow
              key={room.id}
              room={room}
              name={names.get(room.id) ?? room.title}
              url={urls.get(room.id) ?? null}
            />
          ))}
        </ul>
      ) : null}
    </section>
  )
}

interface RoomRowProps {
  room: Room
  /** What tells it from the other rooms of the process. */
  name: string
  url: string | null
}

function RoomRow({ room, name, url }: RoomRowProps) {
  const { t } = useTranslation('connections')
  const client = useQueryClient()
  const announce = useAnnounce()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const change = async () => {
    const call = server.api.rooms[':id'].publication
    const param = { id: room.id }
    const result = url ? await answer(call.$delete({ param })) : await answer(call.$put({ param }))
    if (!result.ok) return setProblem(result.problem)
    setProblem(null)
    await client.invalidateQueries({ queryKey: connectionKeys.publications(room.processId) })
    announce(t(url ? 'published.taken' : 'published.given'))
  }
  const isEmpty = room.snapshots === 0
  return (
    <li className={links.row}>
      <div className={links.what}>
        <p className={links.name}>{name}</p>
        {isEmpty ? <p className={links.facts}>{t('published.noSnapshot')}</p> : null}
        {url ? (
          <div className={styles.addresses}>
            <CopyField text={url} label={t('published.address', { room: name })} />
            <CopyField text={frameOf(url, room.title)} label={t('published.frame', { room: name })} />
          </div>
        ) : null}
        {problem ? <ProblemNotice problem={problem} /> : null}
      </div>
      <Button
        look={url ? 'quiet' : 'secondary'}
        size="small"
        onPress={change}
        aria-label={t(url ? 'published.takeLabel' : 'published.giveLabel', { room: name })}
      >
        {t(url ? 'published.take' : 'published.give')}
      </Button>
    </li>
  )
}
