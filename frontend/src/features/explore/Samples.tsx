import { useMemo, useState } from 'react'
import type { Query } from '@/api/types'
import type { EventChoice } from '@/api/queries/events'
import type { EventRecord, Filter } from '@/api/types'
import { Card } from '@/design/ui/Card'
import { Segmented } from '@/design/ui/Segmented'
import { DEFAULT_COLUMNS } from '@/features/events/columns'
import { EventDrawer } from '@/features/events/EventDrawer'
import { HistoryTable } from '@/features/events/HistoryTable'
import { useT } from '@/i18n'
import styles from './explore.module.css'

const MOST_COLUMNS = 9
const ATTRIBUTES = new Set([
  'name',
  'country',
  'device',
  'browser',
  'os',
  'page',
  'source',
  'referrer',
  'type',
  'user_id',
  'session_id',
])

interface SamplesProps {
  questions: readonly { id: string; query: Query }[]
  groups: readonly string[]
  onFilter: (filter: Filter) => void
}

/** The events behind the figures of a letter. */
export default function Samples({ questions, groups, onFilter }: SamplesProps) {
  const t = useT()
  const [chosen, setChosen] = useState('A')
  const [event, setEvent] = useState<EventRecord | null>(null)
  const question = questions.find((one) => one.id === chosen) ?? questions[0]
  const text = JSON.stringify(question?.query ?? {})
  const choice = useMemo((): EventChoice => {
    const { metric, filters, time_window, from, to } = JSON.parse(text) as Query
    return {
      metric,
      filters: filters ?? [],
      ...(time_window ? { time_window } : {}),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
    }
  }, [text])
  const columns = useMemo(() => {
    const shown = groups.filter((field) => field.startsWith('properties.') || ATTRIBUTES.has(field))
    return [...new Set([...DEFAULT_COLUMNS, ...shown])].slice(0, MOST_COLUMNS)
  }, [groups])
  return (
    <Card className={styles.samples} aria-label={t('explore.samples')}>
      <header>
        <h2>{t('explore.samples')}</h2>
        {questions.length > 1 && (
          <Segmented
            label={t('explain.question')}
            value={question?.id ?? ''}
            options={questions.map(({ id }) => ({ value: id, label: id }))}
            onChange={setChosen}
          />
        )}
      </header>
      <div className={styles.sampleRows}>
        <HistoryTable label={t('explore.samples')} choice={choice} columns={columns} onPick={setEvent} />
      </div>
      <EventDrawer event={event} onClose={() => setEvent(null)} onChange={setEvent} onFilter={onFilter} />
    </Card>
  )
}
