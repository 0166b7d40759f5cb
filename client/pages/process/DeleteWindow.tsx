/**
 * The question before something with a name is deleted for good: its name is typed before it goes.
 * @module
 */
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer, ApiProblem } from '../../app/api.ts'
import { Button } from '../../app/ui/Button.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { TextInput } from '../../app/ui/TextInput.tsx'
import { Actions, Window } from '../../app/ui/Window.tsx'
import './words.ts'

interface DeleteWindowProps {
  readonly title: string
  /** What it is called, to be typed. */
  readonly name: string
  readonly words: { readonly confirm: string; readonly mismatch: string }
  readonly remove: () => Promise<Answer<unknown>>
  readonly onRemoved: () => void
  readonly onClose: () => void
  /** What is said of a refusal; nothing where the server's own words are. */
  readonly sayOf?: (problem: ApiProblem) => ReactNode
  /** What goes with it. */
  readonly children: ReactNode
}

export function DeleteWindow(props: DeleteWindowProps) {
  const { title, name, words, remove, onRemoved, onClose, sayOf, children } = props
  const { t } = useTranslation('process')
  const { t: tc } = useTranslation()
  const [typed, setTyped] = useState('')
  const [mismatch, setMismatch] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const matches = typed.trim() === name.trim()
    setMismatch(!matches)
    if (!matches) return
    const result = await remove()
    if (!result.ok) return setProblem(result.problem)
    onRemoved()
  }
  return (
    <Window title={title} role="alertdialog" isOpen onClose={onClose}>
      <form onSubmit={send} className="stack" noValidate>
        {children}
        <TextInput
          label={words.confirm}
          value={typed}
          onChange={setTyped}
          problem={mismatch ? words.mismatch : null}
          autoComplete="off"
          autoFocus
        />
        {problem ? (sayOf?.(problem) ?? <ProblemNotice problem={problem} />) : null}
        <Actions>
          <Button type="submit" look="danger">
            {t('remove.go')}
          </Button>
          <Button onPress={onClose}>{tc('cancel')}</Button>
        </Actions>
      </form>
    </Window>
  )
}
