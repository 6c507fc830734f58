import { ChevronDown } from 'lucide-react'
import type { Variable } from '@/api/dashboard'
import { useFieldValues } from '@/api/queries/metrics'
import { Popover } from '@/design/ui/Popover'
import { useT } from '@/i18n'
import styles from './filters.module.css'
import { ValueList } from './ValueList'

interface VariableMenuProps {
  variable: Variable
  /** Empty: all. */
  chosen: readonly string[]
  onChange: (values: readonly string[]) => void
}

/** Where a reader chooses what a variable stands for. */
export function VariableMenu({ variable, chosen, onChange }: VariableMenuProps) {
  const t = useT()
  const label = variable.label || variable.name
  const text = chosen.length === 0 ? t('filter.all') : chosen.join(', ')
  return (
    <Popover
      label={`${label}: ${text}`}
      align="start"
      className={styles.variable}
      content={(close) => <Choice {...{ variable, chosen, onChange, close }} />}
    >
      <span className={styles.subject}>{label}</span>
      <b>{text}</b>
      <ChevronDown size={13} aria-hidden="true" />
    </Popover>
  )
}

function Choice({ variable, chosen, onChange, close }: VariableMenuProps & { close: () => void }) {
  const t = useT()
  const isField = variable.kind === 'field'
  const values = useFieldValues(isField ? (variable.field ?? null) : null)
  const known = isField ? (values.data ?? []) : (variable.values ?? [])
  const choose = (next: readonly string[]) => {
    onChange(variable.multiple ? next : next.slice(-1))
    if (!variable.multiple) close()
  }
  if (variable.kind === 'text')
    return (
      <div className={styles.form}>
        <input
          className={styles.control}
          aria-label={variable.label || variable.name}
          value={chosen[0] ?? ''}
          maxLength={200}
          onChange={(event) => onChange(event.target.value === '' ? [] : [event.target.value])}
        />
      </div>
    )
  return (
    <div className={styles.form}>
      <ValueList
        field={variable.field ?? ''}
        known={known}
        isLoading={values.isLoading}
        chosen={chosen}
        onChange={choose}
      />
      <button type="button" className={styles.all} onClick={() => choose([])}>
        {t('filter.all')}
      </button>
    </div>
  )
}
