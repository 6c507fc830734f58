import { useEffect } from 'react'
import { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import { canEdit, useProject } from '@/api/project-context'
import { useCreateKey, useKeys } from '@/api/queries/keys'
import { useMarkHasEvents } from '@/api/queries/projects'
import type { Query } from '@/api/types'
import { Button } from '@/design/ui/Button'
import { Card } from '@/design/ui/Card'
import { CodeBlock } from '@/design/ui/CodeBlock'
import { ErrorState } from '@/design/ui/ErrorState'
import { Skeleton } from '@/design/ui/Skeleton'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { useAnswer } from '@/live/use-stream'
import { SnippetTabs } from '../sources/SnippetTabs'
import styles from './FirstRun.module.css'
import { Waiting } from './Waiting'

const ANY_EVENT: Query = { metric: '*', aggregation: 'count', time_window: 'last_30_days' }

/** Before the first event: the key, three ways to send, and a listener that turns this page into the overview. */
export default function FirstRun() {
  const t = useT()
  return (
    <div className={styles.page}>
      <header>
        <h2 className={styles.title}>{t('firstRun.title')}</h2>
        <p className={styles.hint}>{t('firstRun.hint')}</p>
      </header>
      <Card className={styles.card}>
        <Send />
      </Card>
      <Listener />
    </div>
  )
}

function Send() {
  const t = useT()
  const project = useProject()
  const keys = useKeys(project.id)
  if (keys.isPending)
    return <Skeleton shape="block" label={t('tile.loading', { title: t('firstRun.key') })} />
  if (keys.isError)
    return (
      <ErrorState
        message={errorText(keys.error, t)}
        requestId={keys.error instanceof ApiError ? keys.error.requestId : null}
        onRetry={() => void keys.refetch()}
      />
    )
  const key = keys.data.find((one) => one.kind === 'write' && one.key !== null && !one.revoked_at)?.key
  if (!key) return <NoKey />
  return (
    <>
      <h3 className={styles.heading}>{t('firstRun.key')}</h3>
      <CodeBlock code={key} label={t('firstRun.key')} />
      <p className={styles.note}>{t('firstRun.keyHint')}</p>
      <SnippetTabs apiKey={key} />
    </>
  )
}

function NoKey() {
  const t = useT()
  const project = useProject()
  const create = useCreateKey(project.id)
  if (!canEdit(project)) return <p className={styles.hint}>{t('firstRun.noKey')}</p>
  return (
    <Button
      variant="primary"
      disabled={create.isPending}
      onClick={() =>
        create.mutate(
          { kind: 'write', name: t('firstRun.keyName') },
          { onError: (error) => toast(errorText(error, t), 'negative') },
        )
      }
    >
      {t('firstRun.createKey')}
    </Button>
  )
}

function Listener() {
  const t = useT()
  const project = useProject()
  const markHasEvents = useMarkHasEvents()
  const count = useAnswer(ANY_EVENT).data?.frame.value ?? 0
  useEffect(() => {
    if (count === 0) return
    toast(t('firstRun.arrived'))
    markHasEvents(project.id)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the first event is there
  }, [count > 0])
  return <Waiting />
}
