import { Component, type ReactNode } from 'react'

interface FenceProps {
  /** Shown instead of what broke; `retry` draws it anew. */
  fallback: (error: Error, retry: () => void) => ReactNode
  children: ReactNode
}

/** Keeps what breaks inside: one widget that fails never takes the others with it. */
export class Fence extends Component<FenceProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    const { error } = this.state
    return error ? this.props.fallback(error, () => this.setState({ error: null })) : this.props.children
  }
}
