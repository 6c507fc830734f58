import { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import { may, useProject } from '@/api/project-context'
import { useRetention, type Retention } from '@/api/queries/retention'
import { Card } from '@/design/ui/Card'
import { ErrorState } from '@/design/ui/ErrorState'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import styles from './retention.module.css'
import { RetentionForm } from './RetentionForm'

/** How long events are kept, what would go, and what went. */
export default function RetentionSection() {
  const t = useT()
  const project = useProject()
  const retention = useRetention()
  if (retention.isLoadingError)
    return (
      <Card className={styles.state}>
        <ErrorState
          message={errorText(retention.error, t)}
          requestId={retention.error instanceof ApiError ? retention.error.requestId : null}
          onRetry={() => void retention.refetch()}
        />
      </Card>
    )
  if (!retention.data)
    return (
      <Card className={styles.state}>
        <Skeleton shape="list" label={t('tile.loading', { title: t('settings.retention') })} />
      </Card>
    )
  return (
    <RetentionForm key={keyOf(retention.data)} saved={retention.data} mayChange={may(project, 'retention')} />
  )
}

/** Saved rules, its own or another person's, begin a new form. */
const keyOf = ({ days, events }: Retention) => JSON.stringify([days, events])
