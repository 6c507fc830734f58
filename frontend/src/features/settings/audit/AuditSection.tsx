import { ScrollText } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import { may, useProject } from '@/api/project-context'
import { useAudit, type AuditChoice, type AuditEntry } from '@/api/queries/audit'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { ErrorState } from '@/design/ui/ErrorState'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import { Group } from '../Group'
import { useSettled } from '../retention/use-settled'
import styles from './audit.module.css'
import { AuditDetail } from './AuditDetail'
import { AuditExport } from './AuditExport'
import { AuditFilters } from './AuditFilters'
import { AuditTable } from './AuditTable'
import { EVERYTHING } from './words'

/** Who did what in the project, for who may read its audit log; an administrator of the installation sees all of it. */
export default function AuditSection() {
  const t = useT()
  const project = useProject()
  if (!may(project, 'audit'))
    return (
      <Group title={t('audit.title')}>
        <p className={styles.note}>{t('audit.adminsOnly')}</p>
      </Group>
    )
  return <AuditLog project={project.name} />
}

function AuditLog({ project }: { project: string }) {
  const t = useT()
  const [choice, setChoice] = useState<AuditChoice>(EVERYTHING)
  const [shown, setShown] = useState<AuditEntry | null>(null)
  const settled = useSettled(choice)
  const audit = useAudit(settled)
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? []
  const isAll = choice.scope === 'installation'
  return (
    <Group
      title={t('audit.entries')}
      hint={isAll ? t('audit.hintAll') : t('audit.hint', { name: project })}
      action={<AuditExport choice={settled} />}
    >
      <AuditFilters choice={choice} actions={audit.data?.pages[0]?.actions ?? []} onChange={setChoice} />
      {audit.isPending && (
        <div className={styles.waiting}>
          <Skeleton shape="list" label={t('tile.loading', { title: t('audit.title') })} />
        </div>
      )}
      {audit.isError && !audit.isFetchNextPageError && (
        <ErrorState
          message={errorText(audit.error, t)}
          requestId={audit.error instanceof ApiError ? audit.error.requestId : null}
          onRetry={() => void audit.refetch()}
        />
      )}
      {audit.data && entries.length === 0 && (
        <EmptyState
          icon={<ScrollText size={22} aria-hidden="true" />}
          title={t('audit.none')}
          detail={t('audit.noneHint')}
        />
      )}
      {entries.length > 0 && (
        <AuditTable entries={entries} isStale={audit.isPlaceholderData} onOpen={setShown} />
      )}
      {audit.hasNextPage && (
        <div className={styles.more}>
          <Button disabled={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {t('audit.older')}
          </Button>
        </div>
      )}
      <AuditDetail entry={shown} onClose={() => setShown(null)} />
    </Group>
  )
}
