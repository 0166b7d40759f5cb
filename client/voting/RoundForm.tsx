/**
 * The window in which those who lead open a round of any kind: what is asked, and what its kind wants to know.
 * @module
 */
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_TITLE_LENGTH } from '../../shared/limits.ts'
import type { ApiProblem } from '../app/api.ts'
import { Button } from '../app/ui/Button.tsx'
import { Notice, ProblemNotice } from '../app/ui/Notice.tsx'
import { TextInput } from '../app/ui/TextInput.tsx'
import { Actions, Window } from '../app/ui/Window.tsx'
import type { RoomConnection } from '../sync/useRoomConnection.ts'
import './words.ts'

interface RoundFormProps {
  title: string
  questionHelp: string
  /** What the main button says. */
  go: string
  connection: Pick<RoomConnection, 'facilitation'>
  isDisabled?: boolean
  /**
   * Opens the round.
   * @param question undefined where none was written
   * @returns null where something else is still to be filled in
   */
  onOpen: (question: string | undefined) => Promise<{ ok: true } | { ok: false; problem: ApiProblem }> | null
  onClose: () => void
  children: ReactNode
}

/** The question of the activity that is on, where it is a vote and short enough to be a title. */
function questionOf({ facilitation }: RoundFormProps['connection']): string {
  const activity = facilitation?.agenda.find(({ id }) => id === facilitation.running?.activityId)
  const asked = activity?.kind === 'vote' ? activity.instruction : ''
  return asked.length <= MAX_TITLE_LENGTH ? asked : ''
}

export function RoundForm({
  title,
  questionHelp,
  go,
  connection,
  isDisabled = false,
  ...props
}: RoundFormProps) {
  const { onOpen, onClose, children } = props
  const { t } = useTranslation('voting')
  const { t: tc } = useTranslation()
  const [question, setQuestion] = useState(() => questionOf(connection))
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const open = async (event: FormEvent) => {
    event.preventDefault()
    const opening = onOpen(question.trim() || undefined)
    if (!opening) return
    setSending(true)
    const result = await opening
    setSending(false)
    if (result.ok) onClose()
    else setProblem(result.problem)
  }
  return (
    <Window title={title} isOpen onClose={onClose} isKept>
      <form onSubmit={open} className="stack" noValidate>
        <TextInput
          label={t('new.question')}
          optional
          help={questionHelp}
          value={question}
          onChange={setQuestion}
          maxLength={MAX_TITLE_LENGTH}
          autoComplete="off"
          autoFocus
        />
        {children}
        {problem?.status === 409 ? (
          <Notice tone="problem">
            <p>{t('new.taken')}</p>
          </Notice>
        ) : problem ? (
          <ProblemNotice problem={problem} />
        ) : null}
        <Actions>
          <Button type="submit" look="primary" isBusy={isSending} isDisabled={isDisabled}>
            {go}
          </Button>
          <Button onPress={onClose}>{tc('cancel')}</Button>
        </Actions>
      </form>
    </Window>
  )
}
