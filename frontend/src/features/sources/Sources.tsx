import { Inbox, KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { may, useProject } from '@/api/project-context'
import { useKeys } from '@/api/queries/keys'
import { useArrivals, useRejects } from '@/api/queries/sources'
import { Button } from '@/design/ui/Button'
import { Card } from '@/design/ui/Card'
import { EmptyState } from '@/design/ui/EmptyState'
import { ErrorState } from '@/design/ui/ErrorState'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import { ApiError } from '@/api/error'
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
          {may(project, 'keys') && (keys.data?.length ?? 0) > 0 && create}
        </header>
        {keys.isPending && (
          <div className={styles.placeholder}>
            <Skeleton shape="list" label={t('tile.loading', { title: t('sources.keys') })} />
          </div>
        )}
        {keys.isLoadingError && (
          <ErrorState
            message={errorText(keys.error, t)}
            requestId={keys.error instanceof ApiError ? keys.error.requestId : null}
            onRetry={() => void keys.refetch()}
          />
        )}
        {keys.data?.length === 0 && (
          <div className={styles.placeholder}>
            <EmptyState
              icon={<KeyRound size={20} />}
              title={t('sources.none')}
              detail={t('sources.noneHint')}
              action={may(project, 'keys') && create}
            />
          </div>
        )}
        {keys.data && keys.data.length > 0 && (
          <KeyTable keys={keys.data} seen={arrivals.data?.keys ?? []} canEdit={may(project, 'keys')} />
        )}
      </Card>
      <Card className={styles.card}>
        <header className={styles.header}>
          <div>
            <h2>{t('sources.arrivals')}</h2>
            <p>{t('sources.arrivalsHint')}</p>
          </div>
        </header>
        {arrivals.isPending && (
          <div className={styles.placeholder}>
            <Skeleton shape="list" label={t('tile.loading', { title: t('sources.arrivals') })} />
          </div>
        )}
        {arrivals.isLoadingError && (
          <ErrorState
            message={errorText(arrivals.error, t)}
            requestId={arrivals.error instanceof ApiError ? arrivals.error.requestId : null}
            onRetry={() => void arrivals.refetch()}
          />
        )}
        {arrivals.data?.sources.length === 0 && (
          <div className={styles.placeholder}>
            <EmptyState
              icon={<Inbox size={20} aria-hidden="true" />}
              title={t('sources.noArrivals')}
              detail={t('sources.noArrivalsHint')}
            />
          </div>
        )}
        {arrivals.data && arrivals.data.sources.length > 0 && (
          <ArrivalTable sources={arrivals.data.sources} />
        )}
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
