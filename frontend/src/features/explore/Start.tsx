import { Telescope } from 'lucide-react'
import { useMetricsSchema } from '@/api/queries/metrics'
import { useT } from '@/i18n'
import type { Exploration } from './exploration'
import { kindOf } from './exploration'
import styles from './explore.module.css'
import { MetricPicker } from './MetricPicker'
import { suggestions } from './suggestion'
import { widgetKind } from '@/widgets/registry'

/** Nothing asked yet: choose what to measure, or begin with a question that this project can answer. */
export function Start({ onStart }: { onStart: (exploration: Partial<Exploration>) => void }) {
  const t = useT()
  const schema = useMetricsSchema().data
  return (
    <div className={styles.start}>
      <Telescope size={28} aria-hidden="true" />
      <h2>{t('explore.startTitle')}</h2>
      <p>{t('explore.startHint')}</p>
      <div className={styles.startPicker}>
        <MetricPicker
          label={t('explore.searchMetrics')}
          value={null}
          onChange={(metric) => onStart({ measures: [{ id: 'A', metric, filters: [] }] })}
        />
      </div>
      <h3>{t('explore.tries')}</h3>
      <ul>
        {suggestions(schema).map(({ id, title, exploration }) => {
          const Icon = widgetKind(kindOf(exploration))?.icon ?? Telescope
          return (
            <li key={id}>
              <button type="button" onClick={() => onStart(exploration)}>
                <Icon size={18} aria-hidden="true" />
                {t(title)}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
