import { Plus } from 'lucide-react'
import { useId } from 'react'
import { FieldSelect } from '@/dashboard/filters/FilterForm'
import { Button } from '@/design/ui/Button'
import { useT } from '@/i18n'
import styles from './builder.module.css'
import {
  MOST_FORMULAS,
  MOST_GROUPS,
  MOST_MEASURES,
  withoutMeasure,
  type Exploration,
  type Measure,
} from './exploration'
import type { ChangeExploration } from './explore-url'
import { FilterBuilder } from './FilterBuilder'
import { FormulaRow } from './FormulaRow'
import { MeasureCard } from './MeasureCard'

const INTERVALS = ['auto', 'minute', '5_minutes', '15_minutes', 'hour', 'day', 'week', 'month'] as const
const LETTERS = 'ABCDEFGH'

interface BuilderProps {
  exploration: Exploration
  change: ChangeExploration
}

/** Everything a question is made of but its time. */
export function Builder({ exploration, change }: BuilderProps) {
  const t = useT()
  const { measures, formulas } = exploration
  const setMeasure = (index: number, next: Measure) =>
    change({ measures: measures.map((one, at) => (at === index ? next : one)) })
  const addMeasure = (like: Measure | undefined) =>
    change({
      measures: [...measures, { ...(like ?? { metric: '*', filters: [] }), id: LETTERS[measures.length]! }],
    })
  const addFormula = () =>
    change({
      formulas: [
        ...formulas,
        {
          id: `F${formulas.length + 1}`,
          label: '',
          expression: measures.length > 1 ? 'A / B * 100' : 'A * 1',
        },
      ],
    })
  return (
    <div className={styles.builder}>
      {measures.map((measure, index) => (
        <MeasureCard
          key={measure.id}
          measure={measure}
          canRemove={measures.length > 1}
          canCopy={measures.length < MOST_MEASURES}
          onChange={(next) => setMeasure(index, next)}
          onCopy={() => addMeasure(measure)}
          onRemove={() => change(withoutMeasure(exploration, index))}
        />
      ))}
      {formulas.map((formula, index) => (
        <FormulaRow
          key={formula.id}
          formula={formula}
          known={[...measures, ...formulas.slice(0, index)].map((one) => one.id)}
          onChange={(next) =>
            change({ formulas: formulas.map((one, at) => (at === index ? next : one)) }, { replace: true })
          }
          onRemove={() =>
            change({
              formulas: formulas
                .filter((_, at) => at !== index)
                .map((one, at) => ({ ...one, id: `F${at + 1}` })),
            })
          }
        />
      ))}
      <div className={styles.adders}>
        <Button
          variant="ghost"
          disabled={measures.length >= MOST_MEASURES}
          onClick={() => addMeasure(undefined)}
        >
          <Plus size={14} aria-hidden="true" />
          {t('explore.addMeasure')}
        </Button>
        <Button variant="ghost" disabled={formulas.length >= MOST_FORMULAS} onClick={addFormula}>
          <Plus size={14} aria-hidden="true" />
          {t('formula.add')}
        </Button>
      </div>
      <Shape exploration={exploration} change={change} />
    </div>
  )
}

/** What holds for all letters: filters, groups, interval, how many groups. */
function Shape({ exploration, change }: BuilderProps) {
  const t = useT()
  const id = useId()
  const { groups, interval, limit, filters } = exploration
  const setGroup = (index: number, field: string) => {
    const next = groups.slice()
    if (field === '') next.splice(index, 1)
    else next[index] = field
    change({ groups: [...new Set(next)] })
  }
  return (
    <section className={styles.shape} aria-label={t('explore.forAll')}>
      <h3>{t('explore.filters')}</h3>
      <FilterBuilder
        label={t('explore.filters')}
        filters={filters}
        onChange={(next) => change({ filters: next })}
      />
      <h3>{t('explore.groups')}</h3>
      {[...groups, ''].slice(0, MOST_GROUPS).map((field, index) => (
        <div key={`${index} ${field}`} className={styles.group}>
          <label htmlFor={`${id}-${index}`} className="visually-hidden">
            {t(index === 0 ? 'query.groupBy' : 'query.thenBy')}
          </label>
          <FieldSelect
            id={`${id}-${index}`}
            value={field}
            none={t(index === 0 ? 'query.noGroup' : 'explore.thenBy')}
            onChange={(next) => setGroup(index, next)}
          />
        </div>
      ))}
      <div className={styles.row}>
        <label htmlFor={`${id}-interval`}>{t('query.interval')}</label>
        <select
          id={`${id}-interval`}
          className={styles.select}
          value={interval ?? ''}
          onChange={(event) => change({ interval: event.target.value || null })}
        >
          <option value="">{t('query.noInterval')}</option>
          {INTERVALS.map((name) => (
            <option key={name} value={name}>
              {t(`query.interval.${name}`)}
            </option>
          ))}
        </select>
      </div>
      {groups.length > 0 && (
        <div className={styles.row}>
          <label htmlFor={`${id}-limit`}>{t('explore.limit')}</label>
          <select
            id={`${id}-limit`}
            className={styles.select}
            value={limit ?? ''}
            onChange={(event) => change({ limit: Number(event.target.value) || null })}
          >
            <option value="">{t('explore.noLimit')}</option>
            {[...new Set([5, 8, 10, 20, 50, 100, ...(limit ? [limit] : [])])].map((count) => (
              <option key={count} value={count}>
                {t('explore.top', { count })}
              </option>
            ))}
          </select>
        </div>
      )}
    </section>
  )
}
