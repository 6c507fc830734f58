import { History } from 'lucide-react'
import { useState } from 'react'
import { Failure } from '@/api/Failure'
import type { Dashboard, DashboardVersion } from '@/api/dashboard'
import { errorText } from '@/api/error-text'
import { useRestoreVersion, useVersion, useVersions } from '@/api/queries/dashboards'
import { differenceOf } from '@/dashboard/difference'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { Skeleton } from '@/design/ui/Skeleton'
import { toast } from '@/design/ui/Toast'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { Compared } from '../diff/Compared'
import styles from './panels.module.css'

interface HistoryPanelProps {
  dashboard: Dashboard
  canEdit: boolean
  onRestored: () => void
  onClose: () => void
}

/** Every saved version; the chosen one beside the present, and the way back to it. */
export default function HistoryPanel({ dashboard, canEdit, onRestored, onClose }: HistoryPanelProps) {
  const t = useT()
  const versions = useVersions(dashboard.id, true)
  const restore = useRestoreVersion(dashboard.id)
  const [chosen, setChosen] = useState<number | null>(null)
  const version = useVersion(dashboard.id, chosen)
  const bringBack = (number: number) =>
    restore.mutate(number, {
      onError: (error) => toast(errorText(error, t), 'negative'),
      onSuccess: () => {
        toast(t('history.restored', { version: number }))
        onRestored()
      },
    })
  return (
    <Dialog isOpen side="right" size="wide" onClose={onClose} title={t('board.history')}>
      {versions.isPending && (
        <div className={styles.waiting}>
          <Skeleton shape="list" label={t('tile.loading', { title: t('board.history') })} />
        </div>
      )}
      {versions.isError && <Failure of={versions.error} onRetry={() => void versions.refetch()} />}
      <div className={styles.history}>
        <ol className={styles.versions}>
          {versions.data?.map((one) => (
            <li key={one.version}>
              <VersionButton
                version={one}
                isChosen={one.version === chosen}
                onChoose={() => setChosen(one.version)}
              />
            </li>
          ))}
        </ol>
        <div className={styles.against}>
          {chosen === null && versions.data && (
            <p className={styles.hint}>
              <History size={15} aria-hidden="true" /> {t('history.choose')}
            </p>
          )}
          {version.data && chosen !== null && (
            <>
              <Compared
                before={version.data}
                after={dashboard.document}
                beforeLabel={t('history.version', { version: chosen })}
                afterLabel={t('history.now')}
                difference={differenceOf(version.data, dashboard.document)}
              />
              {canEdit && chosen !== dashboard.version && (
                <Button variant="primary" disabled={restore.isPending} onClick={() => bringBack(chosen)}>
                  {t('history.restore', { version: chosen })}
                </Button>
              )}
            </>
          )}
        </div>
      </div>
    </Dialog>
  )
}

interface VersionButtonProps {
  version: DashboardVersion
  isChosen: boolean
  onChoose: () => void
}

function VersionButton({ version, isChosen, onChoose }: VersionButtonProps) {
  const t = useT()
  const format = useFormat()
  const { changes, message, saved_at, saved_by } = version
  const counts = (['added', 'removed', 'changed', 'moved'] as const).filter((kind) => changes[kind] > 0)
  return (
    <button type="button" className={styles.version} aria-pressed={isChosen} onClick={onChoose}>
      <b>{message || t('history.version', { version: version.version })}</b>
      <span>
        {saved_by.name} · {format.dateTime(saved_at)}
      </span>
      {counts.length > 0 && (
        <span className={styles.counts}>
          {counts.map((kind) => (
            <i key={kind} data-mark={kind} title={t(`diff.${kind}`)}>
              {kind === 'added' ? '+' : kind === 'removed' ? '−' : kind === 'changed' ? '~' : '↔'}
              {changes[kind]}
            </i>
          ))}
        </span>
      )}
    </button>
  )
}
