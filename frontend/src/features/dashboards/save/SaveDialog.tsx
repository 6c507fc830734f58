import { useQueryClient } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { useLocation } from 'wouter'
import type { Dashboard, Range, Widget } from '@/api/dashboard'
import { request } from '@/api/client'
import { errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import { dashboardPath, useCreateDashboard, useDashboards } from '@/api/queries/dashboards'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { Field } from '@/design/ui/Field'
import { toast } from '@/design/ui/Toast'
import { useT, type Words } from '@/i18n'
import { documentAround, withWidget, type Saved } from './save'
import styles from './save.module.css'

export interface SaveDialogProps {
  widget: Widget
  range: Range
  onClose: () => void
}

const NEW = ''

/** Keeps what is on screen as a widget of a dashboard that is there, or of a new one. */
export default function SaveDialog({ widget, range, onClose }: SaveDialogProps) {
  const t = useT()
  const [, navigate] = useLocation()
  const project = useProject().id
  const client = useQueryClient()
  const dashboards = useDashboards().data?.dashboards.filter((one) => one.access === 'edit') ?? []
  const create = useCreateDashboard()
  const [title, setTitle] = useState(widget.title)
  const [target, setTarget] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [keepsTime, setKeepsTime] = useState(false)
  const [fault, setFault] = useState<Words | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const chosen = target ?? dashboards[0]?.id ?? NEW

  const addTo = async (id: string, kept: Widget): Promise<Saved> => {
    const known = await request<Dashboard>(dashboardPath(id), { project })
    const document = withWidget(known.document, known.document.tabs[0]!.id, kept)
    if (!document) throw new Error(t('explore.full'))
    const body = { document, base_version: known.version, message: t('explore.saveMessage', { title }) }
    const saved = await request<Dashboard>(dashboardPath(id), { method: 'PUT', body, project })
    client.setQueryData(['dashboard', project, id], saved)
    void client.invalidateQueries({ queryKey: ['dashboards', project] })
    return saved
  }
  const save = async () => {
    const kept: Widget = { ...widget, title: title.trim(), ...(keepsTime ? { time: { range } } : {}) }
    setIsBusy(true)
    try {
      const saved =
        chosen === NEW
          ? await create.mutateAsync({ document: documentAround(name.trim(), kept, range) })
          : await addTo(chosen, kept)
      onClose()
      toast(t('explore.saved', { name: saved.name }), 'positive', {
        label: t('explore.open'),
        onSelect: () =>
          navigate(
            `/dashboards/${saved.id}${location.search.includes('project=') ? `?project=${project}` : ''}`,
          ),
      })
    } catch (error) {
      if (!(error instanceof Error)) throw error
      setFault(errorText(error, t))
    } finally {
      setIsBusy(false)
    }
  }
  const isReady = title.trim() !== '' && (chosen !== NEW || name.trim() !== '') && !isBusy
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isReady) void save()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('explore.save')}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={!isReady} onClick={() => void save()}>
            {t('explore.save')}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit}>
        <Field label={t('edit.title')} error={fault}>
          {(control) => (
            <input
              {...control}
              value={title}
              maxLength={200}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('nav.dashboards')}>
          {(control) => (
            <select {...control} value={chosen} onChange={(event) => setTarget(event.target.value)}>
              <option value={NEW}>{t('explore.newDashboard')}</option>
              {dashboards.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        {chosen === NEW && (
          <Field label={t('explore.dashboardName')}>
            {(control) => (
              <input
                {...control}
                value={name}
                maxLength={200}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
        )}
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={keepsTime}
            onChange={(event) => setKeepsTime(event.target.checked)}
          />
          {t('explore.keepTime')}
        </label>
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Dialog>
  )
}
