/**
 * Around a part of a page that is fetched when it is needed: where it does not come, that is said in its place, and the
 * rest of the page goes on.
 * @module
 */
import { Component, type ReactNode } from 'react'
import { isMissingChunk } from './ErrorBoundary.tsx'

interface MissingPartProps {
  readonly children: ReactNode
  /** What stands there instead. */
  readonly instead: ReactNode
}

export class MissingPart extends Component<MissingPartProps, { readonly isMissing: boolean }> {
  override state = { isMissing: false }

  /** Whatever else went wrong is not for here. */
  static getDerivedStateFromError(error: unknown): { readonly isMissing: boolean } {
    if (!isMissingChunk(error)) throw error
    return { isMissing: true }
  }

  override render(): ReactNode {
    return this.state.isMissing ? this.props.instead : this.props.children
  }
}
