import { Lock, Play, Save, Square } from 'lucide-react'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import { may, useProject } from '@/api/project-context'
import { useSqlSchema, type SavedSql } from '@/api/queries/sql'
import type { Period } from '@/api/types'
import { Button } from '@/design/ui/Button'
import { Card } from '@/design/ui/Card'
import { EmptyState } from '@/design/ui/EmptyState'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import type { SqlEditorHandle } from './editor/SqlEditor'
import { placeOf } from './place'
import { rememberRun } from './recent'
import { Results } from './Results'
import { SaveSql } from './SaveSql'
import { SideLists } from './SideLists'
import styles from './sql.module.css'
import { useRun } from './use-run'
import { useStatement } from './use-statement'

const SqlEditor = lazy(() => import('./editor/SqlEditor'))

const START = `SELECT name, count() AS events, uniq(person) AS people
FROM events
WHERE timestamp > now() - INTERVAL 1 DAY
GROUP BY name
ORDER BY events DESC`
const LIMITS = [100, 1_000, 10_000] as const
const SPANS = [1, 7, 30, 90, 0] as const
const DAY_MS = 86_400_000
/** What a dashboard calls them; it has no time without an end. */
const RANGES: Record<number, Period> = {
  1: 'last_24_hours',
  7: 'last_7_days',
  30: 'last_30_days',
  90: 'last_90_days',
  0: 'this_year',
}

/** The workbench, for who may write SQL. */
export default function Sql() {
  const t = useT()
  if (may(useProject(), 'sql')) return <Workbench />
  return (
    <EmptyState
      icon={<Lock size={20} aria-hidden="true" />}
      title={t('sql.closed')}
      detail={t('sql.closedHint')}
    />
  )
}

/** One SELECT on the project's own events: written, run, looked at, kept. */
function Workbench() {
  const t = useT()
  const project = useProject()
  const schema = useSqlSchema().data
  const [text, setText] = useStatement(project.id, START)
  const [limit, setLimit] = useState<number>(LIMITS[1])
  const [days, setDays] = useState<number>(30)
  const [saved, setSaved] = useState<SavedSql | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const running = useRun()
  const { error, statement, isRunning } = running
  const wrong = useMemo(
    () => (error instanceof ApiError ? placeOf(error.message, statement) : null),
    [error, statement],
  )
  const run = () => {
    if (text.trim() === '') return
    const from = days === 0 ? {} : { from: new Date(Date.now() - days * DAY_MS).toISOString() }
    running.run({ query: text, limit, ...from })
    rememberRun(project.id, text)
  }
  const editor = useRef<SqlEditorHandle>(null)
  const open = (query: SavedSql) => {
    setSaved(query)
    setText(query.query)
  }
  const load = (query: string) => {
    setSaved(null)
    setText(query)
  }
  return (
    <div className={styles.page}>
      <div className={styles.main}>
        <Card className={styles.writing} aria-label={t('sql.statement')}>
          <div className={styles.frame}>
            <Suspense
              fallback={<Skeleton shape="list" label={t('tile.loading', { title: t('sql.statement') })} />}
            >
              <SqlEditor
                handle={editor}
                label={t('sql.statement')}
                hint={t('sql.hint')}
                value={text}
                schema={schema}
                wrong={wrong}
                onChange={setText}
                onRun={run}
              />
            </Suspense>
          </div>
          <div className={styles.bar}>
            {isRunning ? (
              <Button variant="danger" onClick={running.cancel}>
                <Square size={13} aria-hidden="true" />
                {t('sql.cancel')}
              </Button>
            ) : (
              <Button variant="primary" disabled={text.trim() === ''} onClick={run}>
                <Play size={14} aria-hidden="true" />
                {t('sql.run')}
                <kbd>Ctrl ↵</kbd>
              </Button>
            )}
            <label>
              <span className="visually-hidden">{t('sql.time')}</span>
              <select value={days} onChange={(event) => setDays(Number(event.target.value))}>
                {SPANS.map((count) => (
                  <option key={count} value={count}>
                    {count === 0 ? t('sql.allTime') : t('sql.days', { count })}
                  </option>
                ))}
              </select>
            </label>
            <label>
              <span className="visually-hidden">{t('sql.limit')}</span>
              <select value={limit} onChange={(event) => setLimit(Number(event.target.value))}>
                {LIMITS.map((count) => (
                  <option key={count} value={count}>
                    {t('sql.rows', { count })}
                  </option>
                ))}
              </select>
            </label>
            <span className={styles.space}>{saved?.name}</span>
            <Button onClick={() => setIsSaving(true)} disabled={text.trim() === ''}>
              <Save size={14} aria-hidden="true" />
              {t('sql.save')}
            </Button>
          </div>
        </Card>
        {error && (
          <div className={styles.fault} role="alert">
            <p>{errorText(error, t)}</p>
            {error instanceof ApiError && error.requestId && (
              <small>{t('error.requestId', { id: error.requestId })}</small>
            )}
          </div>
        )}
        <Results
          running={running}
          name={saved?.name ?? 'SQL'}
          range={RANGES[days] ?? 'last_30_days'}
          onTry={load}
        />
      </div>
      <SideLists
        schema={schema}
        onOpen={open}
        onLoad={load}
        onInsert={(words) => editor.current?.insert(words)}
        chosen={saved?.id ?? null}
      />
      {isSaving && (
        <SaveSql query={text} saved={saved} onSaved={setSaved} onClose={() => setIsSaving(false)} />
      )}
    </div>
  )
}
