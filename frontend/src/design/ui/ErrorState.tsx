import { CircleAlert, RotateCw } from 'lucide-react'
import { useT, type Words } from '@/i18n'
import { Button } from './Button'
import styles from './State.module.css'
import { classNames } from './class-names'

interface ErrorStateProps {
  message: Words
  requestId?: string | null | undefined
  onRetry: () => void
  isCompact?: boolean
}

/** What went wrong, a way to try again, and the id that finds it in the server's log. */
export function ErrorState({ message, requestId, onRetry, isCompact }: ErrorStateProps) {
  const t = useT()
  return (
    <div className={classNames(styles.state, styles.error, isCompact && styles.compact)} role="group">
      {!isCompact && <CircleAlert size={22} className={styles.icon} aria-hidden="true" />}
      {!isCompact && <p className={styles.title}>{t('error.title')}</p>}
      <p className={styles.detail} title={typeof message === 'string' ? message : message.props.text}>
        {message}
      </p>
      {requestId && <p className={styles.id}>{t('error.requestId', { id: requestId })}</p>}
      <Button onClick={onRetry}>
        <RotateCw size={14} aria-hidden="true" />
        {t('action.retry')}
      </Button>
    </div>
  )
}
