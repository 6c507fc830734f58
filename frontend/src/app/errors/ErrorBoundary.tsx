import { Component, type ReactNode } from 'react'
import { ApiError } from '@/api/error'
import { Crash } from './Crash'
import { Forbidden } from './Forbidden'
import { NotFound } from './NotFound'

interface State {
  error: Error | null
}

/** Keeps a fault of one screen from taking the whole page with it. Give it the path as key: leaving the screen mends it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: Error): State {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    if (error instanceof ApiError && error.status === 403) return <Forbidden requestId={error.requestId} />
    if (error instanceof ApiError && error.status === 404) return <NotFound />
    return <Crash error={error} onRetry={() => this.setState({ error: null })} />
  }
}
