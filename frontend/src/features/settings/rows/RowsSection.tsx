import { EyeOff, Plus } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import { may, useProject } from '@/api/project-context'
import { useRowRules, type SavedRowRule } from '@/api/queries/row-rules'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { ErrorState } from '@/design/ui/ErrorState'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import { Group } from '../Group'
import { RowRuleDialog } from './RowRuleDialog'
import { RowRuleList } from './RowRuleList'
import styles from './rows.module.css'

/** Which events are there for whom. */
export default function RowsSection() {
  const t = useT()
  const mayChange = may(useProject(), 'manage_project')
  const [open, setOpen] = useState<SavedRowRule | 'new' | null>(null)
  return (
    <Group
      title={t('rows.title')}
      hint={t('rows.hint')}
      action={
        mayChange && (
          <Button onClick={() => setOpen('new')}>
            <Plus size={15} aria-hidden="true" />
            {t('rows.add')}
          </Button>
        )
      }
    >
      {mayChange ? <Rules onChange={setOpen} /> : <p className={styles.note}>{t('rows.adminsOnly')}</p>}
      {open && <RowRuleDialog saved={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Group>
  )
}

function Rules({ onChange }: { onChange: (rule: SavedRowRule) => void }) {
  const t = useT()
  const found = useRowRules(true)
  if (found.isLoadingError)
    return (
      <ErrorState
        message={errorText(found.error, t)}
        requestId={found.error instanceof ApiError ? found.error.requestId : null}
        onRetry={() => void found.refetch()}
      />
    )
  if (!found.data)
    return (
      <div className={styles.waiting}>
        <Skeleton shape="list" label={t('tile.loading', { title: t('rows.title') })} />
      </div>
    )
  if (found.data.length === 0)
    return (
      <div className={styles.waiting}>
        <EmptyState
          icon={<EyeOff size={20} aria-hidden="true" />}
          title={t('rows.none')}
          detail={t('rows.noneHint')}
        />
      </div>
    )
  return <RowRuleList rules={found.data} onChange={onChange} />
}
