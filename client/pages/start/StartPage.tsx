/**
 * The first page: the operator's processes, a member's own process, or a welcome.
 * @module
 */
import { Redirect } from 'wouter'
import { problemOf } from '../../app/api.ts'
import { Page } from '../../app/Page.tsx'
import { pathTo } from '../../app/paths.ts'
import { useMe } from '../../app/queries.ts'
import { ProblemNotice } from '../../app/ui/Notice.tsx'
import { Waiting } from '../../app/Waiting.tsx'
import { Processes } from './Processes.tsx'
import { Welcome } from './Welcome.tsx'
import './words.ts'

export function StartPage() {
  const me = useMe()
  if (me.isPending) return <Waiting />
  if (me.isError) {
    return (
      <Page title="Samrum" width="column">
        <ProblemNotice problem={problemOf(me.error)} onRetry={() => me.refetch()} />
      </Page>
    )
  }
  if (!me.data) return <Welcome />
  if (me.data.roomId) return <Redirect to={pathTo.room(me.data.roomId)} replace />
  if (me.data.processId) return <Redirect to={pathTo.process(me.data.processId)} replace />
  return <Processes />
}
