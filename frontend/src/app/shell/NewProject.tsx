import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useCreateProject } from '@/api/queries/projects'
import { useUrlState } from '@/dashboard/url-state'
import { Field } from '@/design/ui/Field'
import { NameDialog } from '@/design/ui/NameDialog'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone
const ZONES = [...new Set([HERE, 'UTC', ...Intl.supportedValuesOf('timeZone')])]

export function NewProject({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useT()
  const create = useCreateProject()
  const [, setUrl] = useUrlState()
  const [name, setName] = useState('')
  const [timezone, setTimezone] = useState(HERE)
  const submit = (given: string) =>
    create.mutate(
      { name: given, timezone },
      {
        onSuccess: (project) => {
          onClose()
          setName('')
          setUrl({ project: project.id })
          toast(t('project.created', { name: project.name }))
        },
      },
    )
  return (
    <NameDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('project.create')}
      label={t('project.name')}
      hint={t('project.nameHint')}
      name={name}
      onName={setName}
      error={create.error ? errorText(create.error, t) : null}
      isPending={create.isPending}
      onCreate={submit}
    >
      <Field label={t('project.timezone')} hint={t('project.timezoneHint')}>
        {(control) => (
          <select {...control} value={timezone} onChange={(event) => setTimezone(event.target.value)}>
            {ZONES.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </select>
        )}
      </Field>
    </NameDialog>
  )
}
