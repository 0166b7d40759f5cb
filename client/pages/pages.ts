/**
 * The pages, each fetched when somebody comes to it, or a little before.
 * @module
 */
import { part } from '../app/part.ts'

export const StartPage = part(() => import('./start/StartPage.tsx').then((page) => page.StartPage))
export const OperatorPage = part(() =>
  import('./operator/OperatorPage.tsx').then((page) => page.OperatorPage),
)
export const ProcessPage = part(() => import('./process/ProcessPage.tsx').then((page) => page.ProcessPage))
export const InvitePage = part(() => import('./invite/InvitePage.tsx').then((page) => page.InvitePage))
export const RoomPage = part(() => import('./room/RoomPage.tsx').then((page) => page.RoomPage))
export const VotePage = part(() => import('./vote/VotePage.tsx').then((page) => page.VotePage))
export const ReplayPage = part(() => import('./replay/ReplayPage.tsx').then((page) => page.ReplayPage))
export const TracePage = part(() => import('./trace/TracePage.tsx').then((page) => page.TracePage))
export const EvaluationPage = part(() =>
  import('./evaluation/EvaluationPage.tsx').then((page) => page.EvaluationPage),
)
export const PrioritiesPage = part(() =>
  import('./priorities/PrioritiesPage.tsx').then((page) => page.PrioritiesPage),
)
export const ScoringPage = part(() => import('./scoring/ScoringPage.tsx').then((page) => page.ScoringPage))
export const ConnectionsPage = part(() =>
  import('./connections/ConnectionsPage.tsx').then((page) => page.ConnectionsPage),
)
export const ReportPage = part(() => import('./report/ReportPage.tsx').then((page) => page.ReportPage))
export const DocumentsPage = part(() =>
  import('./documents/DocumentsPage.tsx').then((page) => page.DocumentsPage),
)
export const SnapshotPage = part(() =>
  import('./snapshot/SnapshotPage.tsx').then((page) => page.SnapshotPage),
)
export const VerifyPage = part(() => import('./verify/VerifyPage.tsx').then((page) => page.VerifyPage))
export const AboutPage = part(() => import('./about/AboutPage.tsx').then((page) => page.AboutPage))
export const AccessibilityPage = part(() =>
  import('./accessibility/AccessibilityPage.tsx').then((page) => page.AccessibilityPage),
)
export const MissingPage = part(() => import('./missing/MissingPage.tsx').then((page) => page.MissingPage))
