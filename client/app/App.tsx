/**
 * The frame around everything. The join page comes at once and alone, since a phone on a weak line opens it first;
 * all that lies behind the door comes when it is opened.
 * @module
 */
import { Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { JoinPage } from '../pages/join/JoinPage.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Inside } from './insidePart.ts'
import { patterns } from './paths.ts'
import { Waiting } from './Waiting.tsx'

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
