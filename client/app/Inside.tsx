/**
 * The pages behind the join page, with what they know of the server.
 * @module
 */
import { QueryClientProvider } from '@tanstack/react-query'
import { I18nProvider } from 'react-aria-components'
import { Route, Switch } from 'wouter'
import { connectionsPattern } from '../pages/connections/connectionsPath.ts'
import { documentsPattern } from '../pages/documents/documentsPath.ts'
import { evaluationPattern } from '../pages/evaluation/evaluationPath.ts'
import {
  AboutPage,
  AccessibilityPage,
  ConnectionsPage,
  DocumentsPage,
  EvaluationPage,
  InvitePage,
  MissingPage,
  OperatorPage,
  PrioritiesPage,
  ProcessPage,
  ReplayPage,
  ReportPage,
  RoomPage,
  ScoringPage,
  SnapshotPage,
  StartPage,
  TracePage,
  VerifyPage,
  VotePage,
} from '../pages/pages.ts'
import { prioritiesPattern } from '../pages/priorities/prioritiesPath.ts'
import { replayPattern } from '../pages/replay/replayPath.ts'
import { processReportPattern, roomReportPattern } from '../pages/report/reportPath.ts'
import { tracePattern } from '../pages/trace/tracePath.ts'
import { verifyPattern } from '../pages/verify/verifyPath.ts'
import { votePattern } from '../pages/vote/votePath.ts'
import { scoringPattern } from '../scoring/scoringPath.ts'
import { Announcements } from './announcements.tsx'
import { FooterAction } from './Footer.tsx'
import { useLanguage } from './i18n/index.ts'
import { patterns } from './paths.ts'
import { queryClient } from './queries.ts'
import { SignOut } from './SignOut.tsx'
import { startRoom } from './startRoom.ts'

startRoom()

export function Inside() {
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
      <Route path={scoringPattern}>{({ id }) => <ScoringPage key={id} id={id} />}</Route>
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
