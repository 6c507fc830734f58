import { Check, KeyRound } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { Failure } from '@/api/Failure'
import { errorText } from '@/api/error-text'
import { may, useProject } from '@/api/project-context'
import { useCreateKey, useKeys } from '@/api/queries/keys'
import { useMe } from '@/api/queries/me'
import { useMarkHasEvents } from '@/api/queries/projects'
import type { Query } from '@/api/types'
import { useUrlState } from '@/dashboard/url-state'
import { Button } from '@/design/ui/Button'
import { Card } from '@/design/ui/Card'
import { CodeBlock } from '@/design/ui/CodeBlock'
import { Skeleton } from '@/design/ui/Skeleton'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { useAnswer } from '@/live/use-stream'
import { SnippetTabs } from '../sources/SnippetTabs'
import { TestEvent } from '../sources/TestEvent'
import styles from './FirstRun.module.css'
import { Waiting } from './Waiting'

const ANY_EVENT: Query = { metric: '*', aggregation: 'count', time_window: 'last_30_days' }

/** Before the first event: the key, ways to send, and a listener that turns this page into the overview. */
export default function FirstRun() {
  const t = useT()
  const project = useProject()
  const keys = useKeys(project.id)
  const key =
    keys.data?.find((one) => one.kind === 'write' && one.key !== null && !one.revoked_at)?.key ?? null
  return (
    <div className={styles.page}>
      <header>
        <h2 className={styles.title}>{t('firstRun.title')}</h2>
        <p className={styles.hint}>{t('firstRun.hint')}</p>
      </header>
      <ol className={styles.steps}>
        <Step number={1} title={t('firstRun.key')} isDone={key !== null}>
          {keys.isPending ? (
            <Skeleton shape="block" label={t('tile.loading', { title: t('firstRun.key') })} />
          ) : keys.isLoadingError ? (
            <Failure of={keys.error} onRetry={() => void keys.refetch()} />
          ) : key === null ? (
            <NoKey />
          ) : (
            <>
              <CodeBlock code={key} label={t('firstRun.key')} />
              <p className={styles.note}>{t('firstRun.keyHint')}</p>
            </>
          )}
        </Step>
        <Step number={2} title={t('firstRun.send')} isDone={false}>
          {key === null ? (
            <p className={styles.note}>{t('firstRun.keyFirst')}</p>
          ) : (
            <>
              <SnippetTabs apiKey={key} />
              <TestEvent apiKey={key} />
            </>
          )}
        </Step>
        <Step number={3} title={t('firstRun.see')} isDone={false}>
          <Listener />
        </Step>
      </ol>
      <LookAround />
    </div>
  )
}

interface StepProps {
  number: number
  title: string
  isDone: boolean
  children: ReactNode
}

function Step({ number, title, isDone, children }: StepProps) {
  return (
    <li className={styles.step}>
      <span className={styles.number} data-done={isDone} aria-hidden="true">
        {isDone ? <Check size={14} /> : number}
      </span>
      <Card className={styles.card}>
        <h3 className={styles.heading}>{title}</h3>
        {children}
      </Card>
    </li>
  )
}

function NoKey() {
  const t = useT()
  const project = useProject()
  const create = useCreateKey(project.id)
  if (!may(project, 'keys')) return <p className={styles.note}>{t('firstRun.noKey')}</p>
  return (
    <>
      <p className={styles.note}>{t('firstRun.keyWhy')}</p>
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
        <KeyRound size={14} aria-hidden="true" />
        {t('firstRun.createKey')}
      </Button>
    </>
  )
}

/** To the demo, where there is one: to see what this page becomes. */
function LookAround() {
  const t = useT()
  const me = useMe().data
  const [, setUrl] = useUrlState()
  const demo = me?.projects.find((one) => one.is_demo && one.has_events)
  if (!demo) return null
  return (
    <p className={styles.around}>
      {t('firstRun.around')}
      <Button variant="ghost" onClick={() => setUrl({ project: demo.id })}>
        {t('firstRun.toDemo', { name: demo.name })}
      </Button>
    </p>
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
