import { useState, type SubmitEvent } from 'react'
import { errorText } from '@/api/error-text'
import { useCreateProject } from '@/api/queries/projects'
import { useUrlState } from '@/dashboard/url-state'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { Field } from '@/design/ui/Field'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import styles from './NewProject.module.css'

const FORM = 'new-project'
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone
const ZONES = [...new Set([HERE, 'UTC', ...Intl.supportedValuesOf('timeZone')])]

export function NewProject({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useT()
  const create = useCreateProject()
  const [, setUrl] = useUrlState()
  const [name, setName] = useState('')
  const [timezone, setTimezone] = useState(HERE)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    create.mutate(
      { name: name.trim(), timezone },
      {
        onSuccess: (project) => {
          onClose()
          setName('')
          setUrl({ project: project.id })
          toast(t('project.created', { name: project.name }))
        },
      },
    )
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('project.create')}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" form={FORM} disabled={create.isPending || !name.trim()}>
            {t('action.create')}
          </Button>
        </>
      }
    >
      <form id={FORM} onSubmit={submit} className={styles.form}>
        <Field
          label={t('project.name')}
          hint={t('project.nameHint')}
          error={create.error ? errorText(create.error, t) : null}
        >
          {(control) => (
            <input
              {...control}
              value={name}
              maxLength={100}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('project.timezone')} hint={t('project.timezoneHint')}>
          {(control) => (
            <select {...control} value={timezone} onChange={(event) => setTimezone(event.target.value)}>
              {ZONES.map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </select>
          )}
        </Field>
      </form>
    </Dialog>
  )
}
