import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { canEdit, useProject } from '@/api/project-context'
import {
  usePropertyNames,
  usePutNote,
  useTopValues,
  type EventName,
  type NameKind,
  type PropertyName,
} from '@/api/queries/dictionary'
import type { Filter } from '@/api/types'
import { ATTRIBUTES } from '@/dashboard/filters/use-filter-text'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { Field } from '@/design/ui/Field'
import { toast } from '@/design/ui/Toast'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './schema.module.css'
import { Types } from './SchemaBrowser'

interface NameDrawerProps {
  kind: NameKind
  name: EventName | PropertyName
  onClose: () => void
  onFilter: (filter: Filter) => void
}

const MOST_VALUES = 12

/** One name: what it is about, its properties or values, and the words people have for it. */
export function NameDrawer({ kind, name, onClose, onFilter }: NameDrawerProps) {
  const t = useT()
  const project = useProject()
  const put = usePutNote()
  const [description, setDescription] = useState(name.description)
  const [owner, setOwner] = useState(name.owner)
  const [tags, setTags] = useState(name.tags.join(', '))
  const [hidden, setHidden] = useState(name.hidden)
  const mayEdit = canEdit(project)
  const save = () => {
    const note = {
      description,
      owner,
      hidden,
      tags: tags
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
    }
    put.mutate(
      { kind, name: name.name, note },
      {
        onSuccess: () => {
          toast(t('schema.saved', { name: name.name }))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      isOpen
      side="right"
      onClose={onClose}
      title={name.name}
      footer={
        mayEdit && (
          <Button variant="primary" disabled={put.isPending} onClick={save}>
            {t('schema.save')}
          </Button>
        )
      }
    >
      {kind === 'event' ? (
        <Properties event={name.name} />
      ) : (
        <Values name={name as PropertyName} onFilter={onFilter} />
      )}
      {kind === 'event' && (
        <Button onClick={() => onFilter({ field: 'name', operator: 'eq', value: name.name })}>
          {t('drill.events')}
        </Button>
      )}
      <h3 className={styles.heading}>{t('schema.notes')}</h3>
      <fieldset className={styles.form} disabled={!mayEdit}>
        <Field label={t('edit.description')} error={put.error ? errorText(put.error, t) : null}>
          {(control) => (
            <textarea
              {...control}
              rows={3}
              maxLength={2000}
              value={description}
              onChange={(event) => setDescription(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('schema.owner')}>
          {(control) => (
            <input
              {...control}
              maxLength={200}
              value={owner}
              onChange={(event) => setOwner(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('field.tags')} hint={t('schema.tagsHint')}>
          {(control) => (
            <input
              {...control}
              maxLength={1000}
              value={tags}
              onChange={(event) => setTags(event.target.value)}
            />
          )}
        </Field>
        <label className={styles.check}>
          <input type="checkbox" checked={hidden} onChange={(event) => setHidden(event.target.checked)} />
          {t('schema.hide')}
        </label>
      </fieldset>
    </Dialog>
  )
}

function Properties({ event }: { event: string }) {
  const t = useT()
  const found = usePropertyNames(event)
  if (found.isError) return <p role="status">{errorText(found.error, t)}</p>
  return (
    <>
      <h3 className={styles.heading}>{t('feed.properties')}</h3>
      {found.data?.length === 0 && <p className={styles.note}>{t('feed.noProperties')}</p>}
      <ul className={styles.list}>
        {found.data?.map((one) => (
          <li key={one.name}>
            <b>{one.name}</b>
            <Types name={one} />
            <small>{one.values.slice(0, 4).join(', ')}</small>
          </li>
        ))}
      </ul>
    </>
  )
}

function Values({ name, onFilter }: { name: PropertyName; onFilter: (filter: Filter) => void }) {
  const t = useT()
  const format = useFormat()
  const field = ATTRIBUTES.includes(name.name) ? name.name : `properties.${name.name}`
  const found = useTopValues(field, MOST_VALUES)
  const most = Math.max(...(found.data?.values.map((one) => one.count) ?? []), 1)
  if (found.isError) return <p role="status">{errorText(found.error, t)}</p>
  return (
    <>
      <Types name={name} />
      <h3 className={styles.heading}>{t('schema.values')}</h3>
      {found.data?.values.length === 0 && <p className={styles.note}>{t('filter.noValues')}</p>}
      <ul className={styles.values}>
        {found.data?.values.map(({ value, count }) => (
          <li key={value}>
            <button type="button" onClick={() => onFilter({ field, operator: 'eq', value })}>
              <span className={styles.share} style={{ width: `${(count / most) * 100}%` }} />
              <span>{value}</span>
              <small>{format.number(count)}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
