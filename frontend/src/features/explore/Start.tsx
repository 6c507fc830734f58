import { Inbox, Search, Telescope } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useProject } from '@/api/project-context'
import { useMetricsSchema } from '@/api/queries/metrics'
import { carriedUrl } from '@/dashboard/url-state'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { useT } from '@/i18n'
import type { Exploration } from './exploration'
import { kindOf } from './exploration'
import styles from './explore.module.css'
import { MetricPicker } from './MetricPicker'
import { readExplored } from './recent'
import { suggestions } from './suggestion'
import { widgetKind } from '@/widgets/registry'

/** Nothing asked yet: choose what to measure, or begin with a question that this project can answer. */
export function Start({ onStart }: { onStart: (exploration: Partial<Exploration>) => void }) {
  const t = useT()
  const project = useProject()
  const [, navigate] = useLocation()
  const address = useSearch()
  const { data: schema, isPending } = useMetricsSchema()
  const [recent] = useState(() => readExplored(project.id))
  if (!isPending && schema?.events.length === 0)
    return (
      <div className={styles.start}>
        <EmptyState
          icon={<Inbox size={28} aria-hidden="true" />}
          title={t('explore.nothing')}
          detail={t('explore.nothingHint')}
          action={
            <Button variant="primary" onClick={() => navigate(`/sources${carriedUrl(address)}`)}>
              {t('schema.toSources')}
            </Button>
          }
        />
      </div>
    )
  return (
    <div className={styles.start}>
      <Telescope size={28} aria-hidden="true" />
      <h2>{t('explore.startTitle')}</h2>
      <p>{t('explore.startHint')}</p>
      <div className={styles.startPicker}>
        <Search size={16} aria-hidden="true" />
        <MetricPicker
          label={t('explore.searchMetrics')}
          placeholder={t('explore.searchMetrics')}
          value={null}
          onChange={(metric) => onStart({ measures: [{ id: 'A', metric, filters: [] }] })}
        />
      </div>
      {recent.length > 0 && (
        <>
          <h3>{t('explore.recent')}</h3>
          <ul>
            {recent.map(({ title, kind, search }) => (
              <li key={search}>
                <Choice
                  kind={kind}
                  title={title}
                  onChoose={() => navigate(`/explore?${withProject(search, project.id)}`)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t('explore.tries')}</h3>
      <ul>
        {suggestions(schema).map(({ id, title, exploration }) => (
          <li key={id}>
            <Choice kind={kindOf(exploration)} title={t(title)} onChoose={() => onStart(exploration)} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function withProject(search: string, project: string): string {
  const params = new URLSearchParams(search)
  params.set('project', project)
  return params.toString()
}

function Choice({ kind, title, onChoose }: { kind: string; title: string; onChoose: () => void }) {
  const Icon = widgetKind(kind)?.icon ?? Telescope
  return (
    <button type="button" onClick={onChoose} title={title}>
      <Icon size={18} aria-hidden="true" />
      <span>{title}</span>
    </button>
  )
}
