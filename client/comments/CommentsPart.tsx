/**
 * What was said about a card, in its panel: read by all, written by whoever writes on the board.
 * @module
 */
import { Check, RotateCcw, Trash2 } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openComments } from '../../shared/insights/comments.ts'
import { MAX_COMMENT_LENGTH } from '../../shared/limits.ts'
import type { Comment } from '../../shared/protocol/comments.ts'
import type { Room } from '../../shared/protocol/processes.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { useAnnounce } from '../app/announcements.tsx'
import { problemOf } from '../app/api.ts'
import { SectorMark } from '../app/SectorMark.tsx'
import { formatShortTime } from '../app/time.ts'
import { Button } from '../app/ui/Button.tsx'
import { ProblemNotice } from '../app/ui/Notice.tsx'
import { AreaInput } from '../card/AreaInput.tsx'
import { FieldWarning } from '../privacy/FieldWarning.tsx'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import styles from './Comments.module.css'
import { useComments } from './useComments.ts'
import '../privacy/words.ts'
import './words.ts'

interface CommentsPartProps {
  room: Room
  cardId: string
  connection: RoomConnection
  language: Language
  leads: boolean
  mayWrite: boolean
}

export function CommentsPart(props: CommentsPartProps) {
  const { room, cardId, connection, mayWrite } = props
  const { t } = useTranslation('comments')
  const announce = useAnnounce()
  const titleId = useId()
  const { comments, problem, add, resolve, remove } = useComments(room, cardId, connection)
  const all = comments.data ?? []
  const isQuiet = connection.facilitation?.quiet ?? false
  const tell = async (doing: Promise<boolean>, news: string) => {
    const isDone = await doing
    if (isDone) announce(news)
    return isDone
  }
  return (
    <section className={styles.part} aria-labelledby={titleId}>
      <h3 id={titleId}>{all.length > 0 ? t('open', { count: openComments(all) }) : t('title')}</h3>
      {comments.isError ? <ProblemNotice problem={problemOf(comments.error)} /> : null}
      {all.length > 0 ? (
        <ul className={styles.comments}>
          {all.map((comment) => (
            <Said
              key={comment.id}
              comment={comment}
              {...props}
              onResolve={(to) => void tell(resolve(comment.id, to), t(to ? 'nowResolved' : 'nowOpen'))}
              onRemove={() => void tell(remove(comment.id), t('nowRemoved'))}
            />
          ))}
        </ul>
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      {mayWrite && isQuiet ? <p className={styles.muted}>{t('quiet')}</p> : null}
      {mayWrite && !isQuiet ? <NewComment onSend={(text) => tell(add(text), t('sent'))} /> : null}
      {!mayWrite && all.length === 0 ? <p className={styles.muted}>{t('none')}</p> : null}
    </section>
  )
}

interface SaidProps extends CommentsPartProps {
  comment: Comment
  onResolve: (resolved: boolean) => void
  onRemove: () => void
}

function Said({ comment, language, leads, mayWrite, onResolve, onRemove }: SaidProps) {
  const { t } = useTranslation('comments')
  const { t: tc } = useTranslation()
  const { text, sector, at, resolved, isOwn } = comment
  const mayChange = leads || (isOwn && mayWrite)
  return (
    <li className={resolved ? styles.resolved : undefined}>
      <p className={styles.from}>
        {sector ? <SectorMark sector={sector} size={12} /> : null}
        <span>
          {tc(`sectors.${sector ?? 'none'}`)}
          {isOwn ? ` (${t('you')})` : ''}
        </span>
        <time dateTime={at}>{formatShortTime(at, language)}</time>
        {resolved ? <span className={styles.tag}>{t('resolved')}</span> : null}
      </p>
      <p className={styles.text}>{text}</p>
      {mayChange ? (
        <div className={styles.actions}>
          <Button size="small" look="quiet" onPress={() => onResolve(!resolved)}>
            {resolved ? <RotateCcw size={15} aria-hidden="true" /> : <Check size={15} aria-hidden="true" />}
            {t(resolved ? 'reopen' : 'resolve')}
          </Button>
          <Button size="small" look="quiet" square aria-label={t('remove')} onPress={onRemove}>
            <Trash2 size={15} aria-hidden="true" />
          </Button>
        </div>
      ) : null}
    </li>
  )
}

/** @param onSend tells whether it was sent */
function NewComment({ onSend }: { onSend: (text: string) => Promise<boolean> }) {
  const { t } = useTranslation('comments')
  const [text, setText] = useState('')
  const [isSending, setSending] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    setSending(true)
    if (await onSend(text)) setText('')
    setSending(false)
  }
  return (
    <form onSubmit={send} className={styles.form}>
      <AreaInput
        label={t('write')}
        help={t('help')}
        value={text}
        maxLength={MAX_COMMENT_LENGTH}
        onChange={setText}
        onBlur={() => {}}
      />
      <FieldWarning text={text} />
      <div>
        <Button type="submit" size="small" isBusy={isSending} isDisabled={text.trim() === ''}>
          {t('send')}
        </Button>
      </div>
    </form>
  )
}
