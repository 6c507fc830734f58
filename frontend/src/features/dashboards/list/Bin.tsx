import { RotateCcw, Trash2 } from 'lucide-react'
import { Failure } from '@/api/Failure'
import { useDeletedDashboards } from '@/api/queries/dashboards'
import { Button } from '@/design/ui/Button'
import { Card } from '@/design/ui/Card'
import { EmptyState } from '@/design/ui/EmptyState'
import { useT } from '@/i18n'
import styles from './list.module.css'
import type { CardActions } from './use-card-actions'

/** What was deleted in the last 30 days. */
export function Bin({ actions }: { actions: CardActions }) {
  const t = useT()
  const deleted = useDeletedDashboards(true)
  if (deleted.isError) return <Failure of={deleted.error} onRetry={() => void deleted.refetch()} />
  if (!deleted.data) return null
  if (deleted.data.dashboards.length === 0)
    return (
      <div className={styles.state}>
        <EmptyState
          icon={<Trash2 size={24} aria-hidden="true" />}
          title={t('dashboards.binEmpty')}
          detail={t('dashboards.binHint')}
        />
      </div>
    )
  return (
    <Card className={styles.bin}>
      <p className={styles.hint}>{t('dashboards.binHint')}</p>
      <ul>
        {deleted.data.dashboards.map((one) => (
          <li key={one.id}>
            <span className={styles.binName}>{one.name}</span>
            <span className={styles.hint}>{t('dashboards.widgets', { count: one.widget_count })}</span>
            {actions.canCreate && (
              <Button
                onClick={() => actions.restore(one)}
                aria-label={t('dashboards.restoreOne', { name: one.name })}
              >
                <RotateCcw size={14} aria-hidden="true" />
                {t('dashboards.restore')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
