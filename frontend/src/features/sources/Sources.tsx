import { Inbox, KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { may, useProject } from '@/api/project-context'
import { useKeys } from '@/api/queries/keys'
import { useArrivals, useRejects } from '@/api/queries/sources'
import { Button } from '@/design/ui/Button'
import { Card } from '@/design/ui/Card'
import { EmptyState } from '@/design/ui/EmptyState'
import { Loaded } from '@/features/settings/Loaded'
import { useT } from '@/i18n'
import { ArrivalTable } from './ArrivalTable'
import { lastHours } from './hours'
import { KeyTable } from './KeyTable'
import { NewKey } from './NewKey'
import { Rejects } from './Rejects'
import { SnippetTabs } from './SnippetTabs'
import { Summary } from './Summary'
import { TestEvent } from './TestEvent'
import styles from './sources.module.css'

/** Where events come from: the keys of the project and how to use them. */
export default function Sources() {
  const t = useT()
  const project = useProject()
  const mayEdit = may(project, 'keys')
  const keys = useKeys(project.id)
  const arrivals = useArrivals()
  const hours = useRejects('').data?.by_hour ?? []
  const refused = lastHours(hours, new Date()).reduce((sum, hour) => sum + hour.count, 0)
  const [isCreating, setIsCreating] = useState(false)
  const writeKey = keys.data?.find((key) => key.kind === 'write' && key.key !== null && !key.revoked_at)
  const create = (
    <Button variant="primary" onClick={() => setIsCreating(true)}>
      <Plus size={14} aria-hidden="true" />
      {t('sources.new')}
    </Button>
  )
  return (
    <div className={styles.page}>
      {arrivals.data && arrivals.data.sources.length > 0 && (
        <Summary arrivals={arrivals.data} refused={refused} />
      )}
      <Card className={styles.card}>
        <header className={styles.header}>
          <div>
            <h2>{t('sources.keys')}</h2>
            <p>{t('sources.hint')}</p>
          </div>
          {mayEdit && (keys.data?.length ?? 0) > 0 && create}
        </header>
        <Loaded
          title={t('sources.keys')}
          query={keys}
          empty={
            <EmptyState
              icon={<KeyRound size={20} aria-hidden="true" />}
              title={t('sources.none')}
              detail={t('sources.noneHint')}
              action={mayEdit && create}
            />
          }
        >
          {(all) => <KeyTable keys={all} seen={arrivals.data?.keys ?? []} canEdit={mayEdit} />}
        </Loaded>
      </Card>
      <Card className={styles.card}>
        <header className={styles.header}>
          <div>
            <h2>{t('sources.arrivals')}</h2>
            <p>{t('sources.arrivalsHint')}</p>
          </div>
        </header>
        <Loaded
          title={t('sources.arrivals')}
          query={arrivals}
          isEmpty={({ sources }) => sources.length === 0}
          empty={
            <EmptyState
              icon={<Inbox size={20} aria-hidden="true" />}
              title={t('sources.noArrivals')}
              detail={t('sources.noArrivalsHint')}
            />
          }
        >
          {({ sources }) => <ArrivalTable sources={sources} />}
        </Loaded>
      </Card>
      <Rejects keys={keys.data ?? []} canEdit={may(project, 'edit')} />
      {writeKey?.key && (
        <Card className={styles.card}>
          <header className={styles.header}>
            <div>
              <h2>{t('sources.snippets')}</h2>
              <p>{t('sources.snippetsHint')}</p>
            </div>
          </header>
          <SnippetTabs apiKey={writeKey.key} />
          <TestEvent apiKey={writeKey.key} />
        </Card>
      )}
      <NewKey isOpen={isCreating} onClose={() => setIsCreating(false)} />
    </div>
  )
}
