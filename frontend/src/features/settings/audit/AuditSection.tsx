import { ScrollText } from 'lucide-react'
import { useState } from 'react'
import { may, useProject } from '@/api/project-context'
import { useAudit, type AuditChoice, type AuditEntry } from '@/api/queries/audit'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { useT } from '@/i18n'
import { Group } from '../Group'
import list from '../list.module.css'
import { Loaded } from '../Loaded'
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
        <p className={list.note}>{t('audit.adminsOnly')}</p>
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
      <Loaded
        title={t('audit.title')}
        query={audit}
        isEmpty={() => entries.length === 0}
        empty={
          <EmptyState
            icon={<ScrollText size={20} aria-hidden="true" />}
            title={t('audit.none')}
            detail={t('audit.noneHint')}
          />
        }
      >
        {() => <AuditTable entries={entries} isStale={audit.isPlaceholderData} onOpen={setShown} />}
      </Loaded>
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
