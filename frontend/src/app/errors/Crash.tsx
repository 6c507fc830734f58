import { CircleAlert } from 'lucide-react'
import { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import { Button } from '@/design/ui/Button'
import { CopyButton } from '@/design/ui/CopyButton'
import { EmptyState } from '@/design/ui/EmptyState'
import { useT } from '@/i18n'
import styles from './errors.module.css'

/** For a report to whoever runs the product; not shown, as it means nothing to most. */
function detailsOf(error: Error): string {
  return [`${error.name}: ${error.message}`, location.href, navigator.userAgent, error.stack ?? ''].join('\n')
}

/** A screen that broke: what, the id that finds it in the server's log, and two ways on. */
export function Crash({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useT()
  const id = error instanceof ApiError ? error.requestId : null
  return (
    <div className={styles.page} role="alert">
      <EmptyState
        icon={<CircleAlert size={32} aria-hidden="true" />}
        title={t('error.crash')}
        detail={error instanceof ApiError ? errorText(error, t) : t('error.crashHint')}
        action={
          <>
            {id && <p className={styles.id}>{t('error.requestId', { id })}</p>}
            <span className={styles.ways}>
              <Button variant="primary" onClick={onRetry}>
                {t('action.retry')}
              </Button>
              <Button onClick={() => location.reload()}>{t('error.reload')}</Button>
              <CopyButton text={detailsOf(error)} label={t('error.details')} />
            </span>
          </>
        }
      />
    </div>
  )
}
