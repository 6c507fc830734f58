import { useState, type SubmitEvent } from 'react'
import { errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import { useChangeProject } from '@/api/queries/projects'
import { Button } from '@/design/ui/Button'
import { Field } from '@/design/ui/Field'
import { toast } from '@/design/ui/Toast'
import { useLocale, useT } from '@/i18n'
import styles from './Settings.module.css'

const ZONES: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]

const shortTime = (timeZone: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(
    new Date(),
  )

/** Name and time zone of the project; `key` it by the project. */
export function ProjectForm() {
  const t = useT()
  const project = useProject()
  const locale = useLocale((state) => state.tag)
  const change = useChangeProject(project.id)
  const [name, setName] = useState(project.name)
  const [timezone, setTimezone] = useState(project.timezone)
  const zones = ZONES.includes(project.timezone) ? ZONES : [project.timezone, ...ZONES]
  const isChanged = name.trim() !== project.name || timezone !== project.timezone
  const discard = () => {
    setName(project.name)
    setTimezone(project.timezone)
    change.reset()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    change.mutate(
      { name: name.trim(), timezone },
      { onSuccess: () => toast(t('settings.projectSaved', { name: name.trim() })) },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={t('project.name')} error={change.error ? errorText(change.error, t) : null}>
        {(control) => (
          <input
            {...control}
            value={name}
            maxLength={200}
            required
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={t('project.timezone')}
        hint={t('settings.zoneNow', { time: shortTime(timezone, locale) })}
      >
        {(control) => (
          <select {...control} value={timezone} onChange={(event) => setTimezone(event.target.value)}>
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isChanged && (
        <div className={styles.buttons}>
          <Button onClick={discard}>{t('keep.discard')}</Button>
          <Button variant="primary" type="submit" disabled={name.trim() === '' || change.isPending}>
            {t('settings.saveProject')}
          </Button>
        </div>
      )}
    </form>
  )
}
