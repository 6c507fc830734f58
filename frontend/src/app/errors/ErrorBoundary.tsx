import { CircleAlert } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { useT } from '@/i18n'
import styles from './errors.module.css'

/** Keeps a fault of one screen from taking the whole page with it. Give it the path as key: leaving the screen mends it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    return this.state.hasFailed ? <Crash /> : this.props.children
  }
}

function Crash() {
  const t = useT()
  return (
    <div className={styles.page} role="alert">
      <EmptyState
        icon={<CircleAlert size={32} aria-hidden="true" />}
        title={t('error.crash')}
        detail={t('error.crashHint')}
        action={<Button onClick={() => location.reload()}>{t('error.reload')}</Button>}
      />
    </div>
  )
}
