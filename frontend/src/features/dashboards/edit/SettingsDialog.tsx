import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { DashboardDocument, DocumentFields } from '@/api/dashboard'
import { useDashboards } from '@/api/queries/dashboards'
import { FilterChip } from '@/dashboard/filters/FilterChip'
import { FilterForm } from '@/dashboard/filters/FilterForm'
import { TimePicker } from '@/dashboard/time/TimePicker'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { Field } from '@/design/ui/Field'
import { Popover } from '@/design/ui/Popover'
import { useT } from '@/i18n'
import styles from './edit.module.css'
import { Row } from './Row'
import { VariableEditor } from './VariableEditor'

interface SettingsDialogProps {
  document: DashboardDocument
  onChange: (fields: DocumentFields, key: string) => void
  onClose: () => void
}

const ACCENTS = ['#2f5fd0', '#079489', '#8f68cb', '#d78f12', '#ca564d', '#d461b7']

/** What belongs to the dashboard as a whole. */
export function SettingsDialog({ document, onChange, onClose }: SettingsDialogProps) {
  const t = useT()
  const folders = useDashboards().data?.folders ?? []
  const put = (fields: DocumentFields) => onChange(fields, `settings ${Object.keys(fields).join()}`)
  const { filters } = document
  return (
    <Dialog
      isOpen
      side="right"
      onClose={onClose}
      title={t('edit.settings')}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('sources.done')}
        </Button>
      }
    >
      <div className={styles.page}>
        <Field label={t('dashboards.name')} error={document.name.trim() === '' ? t('edit.nameNeeded') : null}>
          {(control) => (
            <input
              {...control}
              value={document.name}
              maxLength={200}
              onChange={(event) => put({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('edit.description')}>
          {(control) => (
            <textarea
              {...control}
              rows={2}
              value={document.description}
              maxLength={4000}
              onChange={(event) => put({ description: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('edit.folder')} hint={t('edit.folderHint')}>
          {(control) => (
            <>
              <input
                {...control}
                list="folders"
                value={document.folder}
                maxLength={200}
                onChange={(event) => put({ folder: event.target.value })}
              />
              <datalist id="folders">
                {folders.map((folder) => (
                  <option key={folder}>{folder}</option>
                ))}
              </datalist>
            </>
          )}
        </Field>
        <TagsField tags={document.tags} onChange={(tags) => put({ tags })} />
        <Row label={t('edit.defaultTime')}>
          {() => (
            <TimePicker
              value={document.time}
              onChange={(change) => put({ time: { ...document.time, ...change } })}
            />
          )}
        </Row>
        <div className={styles.row} role="group" aria-label={t('edit.accent')}>
          <span>{t('edit.accent')}</span>
          <span className={styles.swatches}>
            {ACCENTS.map((colour) => (
              <button
                key={colour}
                type="button"
                aria-label={colour}
                aria-pressed={document.accent === colour}
                style={{ background: colour }}
                onClick={() => put({ accent: colour })}
              />
            ))}
          </span>
        </div>
        <div className={styles.chips} role="group" aria-label={t('edit.filters')}>
          <span className={styles.chipsLabel}>{t('edit.filters')}</span>
          {filters.map((node, index) => (
            <FilterChip
              key={index}
              node={node}
              onRemove={() => put({ filters: filters.filter((_, at) => at !== index) })}
            />
          ))}
          <Popover
            label={t('filter.new')}
            variant="ghost"
            className={styles.addFilter}
            content={(close) => (
              <FilterForm
                onDone={(filter) => {
                  put({ filters: [...filters, filter] })
                  close()
                }}
              />
            )}
          >
            <Plus size={13} aria-hidden="true" />
            {t('filter.new')}
          </Popover>
        </div>
        <VariableEditor variables={document.variables} onChange={(variables) => put({ variables })} />
      </div>
    </Dialog>
  )
}

const MOST_TAGS = 20

/** Written with commas; what is typed is only taken apart when the field is left, so that a comma can be typed. */
function TagsField({ tags, onChange }: { tags: readonly string[]; onChange: (tags: string[]) => void }) {
  const t = useT()
  const [text, setText] = useState(tags.join(', '))
  const take = () => {
    const next = text.split(',').map((tag) => tag.trim().slice(0, 40))
    onChange([...new Set(next.filter(Boolean))].slice(0, MOST_TAGS))
  }
  return (
    <Field label={t('edit.tags')} hint={t('edit.tagsHint')}>
      {(control) => (
        <input {...control} value={text} onChange={(event) => setText(event.target.value)} onBlur={take} />
      )}
    </Field>
  )
}
