import { useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Dashboard, Template } from '@/api/dashboard'
import { errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import { useCreateDashboard, useTemplates, type NewDashboard } from '@/api/queries/dashboards'
import { ME } from '@/api/queries/me'
import { writeBoardUrl } from '@/dashboard/board-url'
import { blankDocument } from '@/dashboard/document'
import { carriedUrl, writeUrl } from '@/dashboard/url-state'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { Field } from '@/design/ui/Field'
import { useT } from '@/i18n'
import styles from './create.module.css'
import { TemplateChoice } from './TemplateChoice'
import { TemplatePreview } from './TemplatePreview'

const FORM = 'new-dashboard'

/** Sample data comes in a project of its own: the address leads there. */
function withProject(search: string, made: Dashboard, project: string): string {
  const { project_id = project } = made
  return project_id === project ? search : writeUrl(search, { project: project_id })
}

interface NewDashboardDialogProps {
  isOpen: boolean
  /** Chosen when it opens. */
  first?: Template | null
  onClose: () => void
}

/** A new dashboard: blank, or from a template that is shown before. Without the events for it a template comes with sample data, unless that is declined. */
export function NewDashboardDialog({ isOpen, first = null, onClose }: NewDashboardDialogProps) {
  const t = useT()
  const search = useSearch()
  const [, navigate] = useLocation()
  const client = useQueryClient()
  const project = useProject().id
  const templates = useTemplates(isOpen)
  const create = useCreateDashboard()
  const [name, setName] = useState('')
  const [chosen, setTemplate] = useState<Template | null | undefined>(undefined)
  const [wantsSample, setWantsSample] = useState<boolean | null>(null)
  const template = chosen === undefined ? first : chosen
  const hasSample = wantsSample ?? template?.has_data === false
  const close = () => {
    onClose()
    setName('')
    setTemplate(undefined)
    setWantsSample(null)
    create.reset()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const given = name.trim()
    const body: NewDashboard = template
      ? { template: template.key, sample_data: hasSample, ...(given ? { name: given } : {}) }
      : { document: blankDocument(given || t('dashboards.untitled')) }
    create.mutate(body, { onSuccess: (made) => void show(made) })
  }
  const show = async (made: Dashboard) => {
    const carried = withProject(carriedUrl(search), made, project)
    // A project made just now can be gone to once it is known.
    if (made.project_id !== undefined && made.project_id !== project)
      await client.invalidateQueries({ queryKey: ME })
    close()
    navigate(`/dashboards/${made.id}${writeBoardUrl(carried, { isEditing: !template })}`)
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t('dashboards.new')}
      size="wide"
      footer={
        <>
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" form={FORM} disabled={create.isPending}>
            {t('action.create')}
          </Button>
        </>
      }
    >
      <form id={FORM} onSubmit={submit} className={styles.form}>
        <Field label={t('dashboards.name')} error={create.error ? errorText(create.error, t) : null}>
          {(control) => (
            <input
              {...control}
              value={name}
              maxLength={200}
              placeholder={template?.name ?? t('dashboards.untitled')}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <div className={styles.split}>
          <TemplateChoice templates={templates.data ?? []} chosen={template} onChoose={setTemplate} />
          <TemplatePreview template={template} hasSample={hasSample} onSampleChange={setWantsSample} />
        </div>
        {templates.isError && <p className={styles.fault}>{errorText(templates.error, t)}</p>}
      </form>
    </Dialog>
  )
}
