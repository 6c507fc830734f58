import { useMemo } from 'react'
import type { Profile } from '@/api/queries/people'
import { AnswerChart, DataTable, KpiRow, Panel, type AnalysisAnswer } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './people.module.css'

const DAY_MS = 86_400_000
const DAYS_QUERY = { analysis: 'person', time_window: 'last_90_days' } as const

/** The days of a profile as the answer that a calendar draws. */
function daysAnswer(days: Profile['days'], now: Date): AnalysisAnswer {
  const results = days.map(([day, events]) => ({
    ...{ name: 'events', value: events, count: events, dimensions: {} },
    timestamp: `${day}T12:00:00Z`,
  }))
  return {
    results,
    meta: {
      ...{
        from: new Date(now.getTime() - 180 * DAY_MS).toISOString(),
        to: now.toISOString(),
        interval: 'day',
      },
      ...{ timezone: 'UTC', exact: true, error_bound: 0, cached: false, elapsed_ms: 0, rows_read: 0 },
      truncated: false,
    },
  }
}

/** What a person adds up to: figures, days, properties, events by name and visits. */
export function Figures({ profile }: { profile: Profile }) {
  const t = useT()
  const format = useFormat()
  const answer = useMemo(() => daysAnswer(profile.days, new Date()), [profile.days])
  return (
    <>
      <KpiRow
        label={t('people.figures')}
        items={[
          { id: 'events', label: t('people.events'), value: profile.events },
          { id: 'sessions', label: t('people.visits'), value: profile.sessions },
          { id: 'revenue', label: t('people.revenue'), value: profile.revenue },
          { id: 'orders', label: t('people.orders'), value: profile.orders },
          { id: 'days', label: t('people.days'), value: profile.days.length },
          { id: 'first', label: t('people.firstSeen'), value: null, text: format.moment(profile.first_seen) },
          { id: 'last', label: t('people.lastSeen'), value: null, text: format.moment(profile.last_seen) },
        ]}
      />
      <div className={styles.columns}>
        <Panel title={t('people.activity')}>
          <AnswerChart
            title={t('people.activity')}
            kind="calendar"
            query={DAYS_QUERY}
            answer={answer}
            height={170}
          />
        </Panel>
        <Panel title={t('people.byName')}>
          <DataTable
            label={t('people.byName')}
            rows={profile.names}
            keyOf={(row) => row.name}
            limit={8}
            columns={[
              { id: 'name', label: t('people.event'), value: (row) => row.name },
              { id: 'events', label: t('people.events'), value: (row) => row.events, hasBar: true },
              {
                id: 'last',
                label: t('people.lastTime'),
                value: (row) => row.last_at,
                cell: (row) => format.moment(row.last_at),
              },
            ]}
          />
        </Panel>
        <Panel title={t('people.properties')} hint={t('people.propertiesHint')}>
          <DataTable
            label={t('people.properties')}
            rows={profile.properties}
            keyOf={(row) => row.name}
            limit={12}
            empty={t('people.noProperties')}
            columns={[
              { id: 'name', label: t('people.property'), value: (row) => row.name },
              { id: 'first', label: t('people.first'), value: (row) => row.first },
              { id: 'last', label: t('people.last'), value: (row) => row.last },
              {
                id: 'at',
                label: t('people.lastTime'),
                value: (row) => row.last_at,
                cell: (row) => format.moment(row.last_at),
              },
            ]}
          />
        </Panel>
        <Panel title={t('people.visits')}>
          <DataTable
            label={t('people.visits')}
            rows={profile.visits}
            keyOf={(row) => row.session_id}
            limit={8}
            empty={t('people.noVisits')}
            columns={[
              {
                id: 'start',
                label: t('people.began'),
                value: (row) => row.started_at,
                cell: (row) => format.moment(row.started_at),
              },
              {
                id: 'long',
                label: t('people.took'),
                value: (row) => row.duration_s * 1000,
                kind: 'duration',
              },
              { id: 'events', label: t('people.events'), value: (row) => row.events },
              { id: 'page', label: t('people.entry'), value: (row) => row.entry_page },
            ]}
          />
        </Panel>
      </div>
    </>
  )
}
