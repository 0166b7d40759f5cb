/**
 * The page for somebody who may not see what they opened, or whose question got no answer.
 * @module
 */
import { useTranslation } from 'react-i18next'
import { problemOf } from './api.ts'
import { Page } from './Page.tsx'
import { PasteLink } from './PasteLink.tsx'
import { patterns } from './paths.ts'
import { useMe } from './queries.ts'
import { LinkButton } from './ui/Button.tsx'
import { ProblemNotice } from './ui/Notice.tsx'
import { Actions } from './ui/Window.tsx'

interface RefusedProps {
  error: unknown
  onRetry: () => void
  /** Whether it was shown until a moment ago: then who is refused has not come to the wrong place. */
  wasShown?: boolean
}

export function Refused({ error, onRetry, wasShown = false }: RefusedProps) {
  const { t } = useTranslation()
  const { t: te } = useTranslation('paste')
  const { data: me } = useMe()
  const problem = problemOf(error)
  const isOutside = me === null || problem.status === 401
  if (!isOutside) {
    return (
      <Page title={t('problem.title')} width="column">
        <ProblemNotice problem={problem} onRetry={problem.status === 403 ? undefined : onRetry} />
        <Actions>
          <LinkButton to={patterns.start}>{t('crash.start')}</LinkButton>
        </Actions>
      </Page>
    )
  }
  const said = wasShown ? 'over' : 'entry'
  return (
    <Page title={te(`${said}.title`)} width="column">
      <p>{te(`${said}.text`)}</p>
      <PasteLink />
    </Page>
  )
}
