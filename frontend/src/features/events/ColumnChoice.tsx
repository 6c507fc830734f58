import { useMetricsSchema } from '@/api/queries/metrics'
import { Button } from '@/design/ui/Button'
import { useT } from '@/i18n'
import { ATTRIBUTE_COLUMNS, columnTitle, DEFAULT_COLUMNS, MOST_COLUMNS } from './columns'
import styles from './events.module.css'

interface ColumnChoiceProps {
  chosen: readonly string[]
  onChange: (columns: readonly string[]) => void
}

/** Which fields the list shows: attributes of every event, and the properties of this project. */
export function ColumnChoice({ chosen, onChange }: ColumnChoiceProps) {
  const t = useT()
  const properties = useMetricsSchema().data?.properties.map((one) => `properties.${one.name}`) ?? []
  const toggle = (field: string) => {
    if (!chosen.includes(field)) onChange([...chosen, field].slice(0, MOST_COLUMNS))
    else if (chosen.length > 1) onChange(chosen.filter((one) => one !== field))
  }
  const list = (heading: string, fields: readonly string[]) => (
    <div role="group" aria-label={heading}>
      <h3>{heading}</h3>
      {fields.map((field) => (
        <label key={field}>
          <input type="checkbox" checked={chosen.includes(field)} onChange={() => toggle(field)} />
          <span>{columnTitle(field, t)}</span>
        </label>
      ))}
    </div>
  )
  return (
    <div className={styles.columns}>
      {list(t('filter.attributes'), ATTRIBUTE_COLUMNS)}
      {properties.length > 0 && list(t('filter.properties'), properties)}
      <Button variant="ghost" onClick={() => onChange(DEFAULT_COLUMNS)}>
        {t('events.usualColumns')}
      </Button>
    </div>
  )
}
