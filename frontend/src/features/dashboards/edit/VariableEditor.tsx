import { Trash2 } from 'lucide-react'
import type { Variable } from '@/api/dashboard'
import { FieldSelect } from '@/dashboard/filters/FilterForm'
import { IconButton } from '@/design/ui/IconButton'
import { useT } from '@/i18n'
import styles from './edit.module.css'
import { AddButton, Row } from './Row'

interface VariableEditorProps {
  variables: readonly Variable[]
  onChange: (variables: Variable[]) => void
}

const KINDS = ['field', 'list', 'text'] as const
const asName = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z_]+/g, '_')
    .slice(0, 40)

/** Named values that readers may change; written $name in filters and titles. */
export function VariableEditor({ variables, onChange }: VariableEditorProps) {
  const t = useT()
  const put = (index: number, change: Partial<Variable>) =>
    onChange(variables.map((one, at) => (at === index ? { ...one, ...change } : one)))
  const add = () => {
    const taken = new Set(variables.map((one) => one.name))
    const name =
      ['country', 'device', 'page', 'plan', 'other'].find((one) => !taken.has(one)) ??
      `variable_${'x'.repeat(variables.length)}`
    const field = name === 'plan' ? 'properties.plan' : name
    onChange([...variables, { name, label: '', kind: 'field', field, default: '', multiple: true }])
  }
  return (
    <div className={styles.page} role="group" aria-label={t('edit.variables')}>
      {variables.map((variable, index) => (
        <fieldset key={index} className={styles.question}>
          <legend>
            <span className={styles.letter}>$</span>
            <input
              className={styles.label}
              aria-label={t('variable.name')}
              value={variable.name}
              onChange={(event) => put(index, { name: asName(event.target.value) })}
            />
            <IconButton
              label={t('variable.remove', { name: variable.name })}
              isSmall
              onClick={() => onChange(variables.filter((_, at) => at !== index))}
            >
              <Trash2 size={14} aria-hidden="true" />
            </IconButton>
          </legend>
          <Row label={t('variable.label')}>
            {(id) => (
              <input
                id={id}
                className={styles.input}
                value={variable.label}
                maxLength={80}
                onChange={(event) => put(index, { label: event.target.value })}
              />
            )}
          </Row>
          <Row label={t('variable.kind')}>
            {(id) => (
              <select
                id={id}
                className={styles.input}
                value={variable.kind}
                onChange={(event) => put(index, { kind: event.target.value as Variable['kind'] })}
              >
                {KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`variable.kind.${kind}`)}
                  </option>
                ))}
              </select>
            )}
          </Row>
          {variable.kind === 'field' && (
            <Row label={t('filter.field')}>
              {(id) => (
                <FieldSelect
                  id={id}
                  value={variable.field ?? ''}
                  onChange={(field) => put(index, { field })}
                />
              )}
            </Row>
          )}
          {variable.kind === 'list' && (
            <Row label={t('filter.values')}>
              {(id) => (
                <input
                  id={id}
                  className={styles.input}
                  defaultValue={variable.values?.join(', ') ?? ''}
                  onBlur={(event) =>
                    put(index, {
                      values: event.target.value
                        .split(',')
                        .map((value) => value.trim())
                        .filter(Boolean),
                    })
                  }
                />
              )}
            </Row>
          )}
          <Row label={t('variable.default')}>
            {(id) => (
              <input
                id={id}
                className={styles.input}
                value={variable.default}
                placeholder={t('filter.all')}
                onChange={(event) => put(index, { default: event.target.value })}
              />
            )}
          </Row>
          {variable.kind !== 'text' && (
            <label className={styles.hide}>
              <input
                type="checkbox"
                checked={variable.multiple ?? false}
                onChange={(event) => put(index, { multiple: event.target.checked })}
              />
              {t('variable.multiple')}
            </label>
          )}
        </fieldset>
      ))}
      <div className={styles.adders}>
        <AddButton disabled={variables.length >= 20} onClick={add}>
          {t('variable.add')}
        </AddButton>
      </div>
    </div>
  )
}
