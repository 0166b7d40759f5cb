/**
 * The frame around everything. The join page comes at once and alone, since a phone on a weak line opens it first;
 * all that lies behind the door comes when it is opened.
 * @module
 */
import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { JoinPage } from '../pages/join/JoinPage.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { patterns } from './paths.ts'
import { Waiting } from './Waiting.tsx'

const Inside = lazy(() => import('./Inside.tsx').then((part) => ({ default: part.Inside })))

export function App() {
  return (
    <ErrorBoundary>
      <Suspense fallback={<Waiting />}>
        <Switch>
          <Route path={patterns.join} component={JoinPage} />
          <Route component={Inside} />
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}
