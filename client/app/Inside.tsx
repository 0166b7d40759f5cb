/**
 * The pages behind the join page, with what they know of the server.
 * @module
 */
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { Route, Switch } from 'wouter'
import { connectionsPattern } from '../pages/connections/connectionsPath.ts'
import { documentsPattern } from '../pages/documents/documentsPath.ts'
import { evaluationPattern } from '../pages/evaluation/evaluationPath.ts'
import { prioritiesPattern } from '../pages/priorities/prioritiesPath.ts'
import { replayPattern } from '../pages/replay/replayPath.ts'
import { processReportPattern, roomReportPattern } from '../pages/report/reportPath.ts'
import { tracePattern } from '../pages/trace/tracePath.ts'
import { verifyPattern } from '../pages/verify/verifyPath.ts'
import { votePattern } from '../pages/vote/votePath.ts'
import { Announcements } from './announcements.tsx'
import { FooterAction } from './Footer.tsx'
import { useLanguage } from './i18n/index.ts'
import { patterns } from './paths.ts'
import { createQueryClient } from './queries.ts'
import { SignOut } from './SignOut.tsx'
import { startRoom } from './startRoom.ts'

const StartPage = lazy(() =>
  import('../pages/start/StartPage.tsx').then((page) => ({ default: page.StartPage })),
)
const OperatorPage = lazy(() =>
  import('../pages/operator/OperatorPage.tsx').then((page) => ({ default: page.OperatorPage })),
)
const ProcessPage = lazy(() =>
  import('../pages/process/ProcessPage.tsx').then((page) => ({ default: page.ProcessPage })),
)
const InvitePage = lazy(() =>
  import('../pages/invite/InvitePage.tsx').then((page) => ({ default: page.InvitePage })),
)
const RoomPage = lazy(() => import('../pages/room/RoomPage.tsx').then((page) => ({ default: page.RoomPage })))
const VotePage = lazy(() => import('../pages/vote/VotePage.tsx').then((page) => ({ default: page.VotePage })))
const ReplayPage = lazy(() =>
  import('../pages/replay/ReplayPage.tsx').then((page) => ({ default: page.ReplayPage })),
)
const TracePage = lazy(() =>
  import('../pages/trace/TracePage.tsx').then((page) => ({ default: page.TracePage })),
)
const EvaluationPage = lazy(() =>
  import('../pages/evaluation/EvaluationPage.tsx').then((page) => ({ default: page.EvaluationPage })),
)
const PrioritiesPage = lazy(() =>
  import('../pages/priorities/PrioritiesPage.tsx').then((page) => ({ default: page.PrioritiesPage })),
)
const ConnectionsPage = lazy(() =>
  import('../pages/connections/ConnectionsPage.tsx').then((page) => ({ default: page.ConnectionsPage })),
)
const ReportPage = lazy(() =>
  import('../pages/report/ReportPage.tsx').then((page) => ({ default: page.ReportPage })),
)
const DocumentsPage = lazy(() =>
  import('../pages/documents/DocumentsPage.tsx').then((page) => ({ default: page.DocumentsPage })),
)
const SnapshotPage = lazy(() =>
  import('../pages/snapshot/SnapshotPage.tsx').then((page) => ({ default: page.SnapshotPage })),
)
const VerifyPage = lazy(() =>
  import('../pages/verify/VerifyPage.tsx').then((page) => ({ default: page.VerifyPage })),
)
const AboutPage = lazy(() =>
  import('../pages/about/AboutPage.tsx').then((page) => ({ default: page.AboutPage })),
)
const AccessibilityPage = lazy(() =>
  import('../pages/accessibility/AccessibilityPage.tsx').then((page) => ({
    default: page.AccessibilityPage,
  })),
)
const MissingPage = lazy(() =>
  import('../pages/missing/MissingPage.tsx').then((page) => ({ default: page.MissingPage })),
)

function startedClient(): QueryClient {
  const client = createQueryClient()
  startRoom(client)
  return client
}

export function Inside() {
  const [queryClient] = useState(startedClient)
  const { language } = useLanguage()
  return (
    <I18nProvider locale={language === 'sv' ? 'sv-SE' : 'en-GB'}>
      <QueryClientProvider client={queryClient}>
        <Announcements>
          <FooterAction value={<SignOut />}>
            <Pages />
          </FooterAction>
        </Announcements>
      </QueryClientProvider>
    </I18nProvider>
  )
}

function Pages() {
  return (
    <Switch>
      <Route path={patterns.start} component={StartPage} />
      <Route path={patterns.operator} component={OperatorPage} />
      <Route path={patterns.process}>{({ id }) => <ProcessPage key={id} id={id} />}</Route>
      <Route path={patterns.invite}>{({ id }) => <InvitePage key={id} id={id} />}</Route>
      <Route path={patterns.room}>{({ id }) => <RoomPage key={id} id={id} />}</Route>
      <Route path={votePattern}>{({ id, vote }) => <VotePage key={id} roomId={id} voteId={vote} />}</Route>
      <Route path={replayPattern}>{({ id }) => <ReplayPage key={id} id={id} />}</Route>
      <Route path={tracePattern}>{({ id }) => <TracePage key={id} id={id} />}</Route>
      <Route path={evaluationPattern}>{({ id }) => <EvaluationPage key={id} id={id} />}</Route>
      <Route path={prioritiesPattern}>{({ id }) => <PrioritiesPage key={id} id={id} />}</Route>
      <Route path={connectionsPattern}>{({ id }) => <ConnectionsPage key={id} id={id} />}</Route>
      <Route path={processReportPattern}>{({ id }) => <ReportPage key={id} of="process" id={id} />}</Route>
      <Route path={roomReportPattern}>{({ id }) => <ReportPage key={id} of="room" id={id} />}</Route>
      <Route path={documentsPattern}>{({ id }) => <DocumentsPage key={id} id={id} />}</Route>
      <Route path={patterns.snapshot}>{({ id }) => <SnapshotPage key={id} id={id} />}</Route>
      <Route path={verifyPattern} component={VerifyPage} />
      <Route path={patterns.about} component={AboutPage} />
      <Route path={patterns.accessibility} component={AccessibilityPage} />
      <Route component={MissingPage} />
    </Switch>
  )
}
