/**
 * Asks before a connection is ended.
 * @module
 */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnnounce } from '../../app/announcements.tsx'
import type { Answer, ApiProblem } from '../../app/api.ts'
import { Button } from '../../app/ui/Button.tsx'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { Actions, Window } from '../../app/ui/Window.tsx'

interface EndWindowProps {
  words: { readonly title: string; readonly text: string; readonly go: string; readonly done: string }
  end: () => Promise<Answer<unknown>>
  onEnded: () => Promise<unknown>
  onClose: () => void
}

export function EndWindow({ words, end, onEnded, onClose }: EndWindowProps) {
  const { t: tc } = useTranslation()
  const announce = useAnnounce()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const go = async () => {
    const result = await end()
    if (!result.ok) return setProblem(result.problem)
    await onEnded()
    announce(words.done)
    onClose()
  }
  return (
    <Window title={words.title} role="alertdialog" isOpen onClose={onClose}>
      <p>{words.text}</p>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Actions>
        <Button look="danger" onPress={go}>
          {words.go}
        </Button>
        <Button onPress={onClose}>{tc('cancel')}</Button>
      </Actions>
    </Window>
  )
}
