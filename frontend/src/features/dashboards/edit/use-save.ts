import { useState } from 'react'
import type { Dashboard } from '@/api/dashboard'
import { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import { useSaveDashboard, type Save } from '@/api/queries/dashboards'
import { dropDraft } from '@/dashboard/draft'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'

export interface Saving {
  isSaving: boolean
  /** What somebody else saved meanwhile, once a save was refused for it. */
  conflict: Dashboard | null
  save: (what: Save) => void
  forgetConflict: () => void
}

export function useSave(id: string, onSaved: () => void): Saving {
  const t = useT()
  const project = useProject().id
  const mutation = useSaveDashboard(id)
  const [conflict, setConflict] = useState<Dashboard | null>(null)
  const save = (what: Save) =>
    mutation.mutate(what, {
      onSuccess: (saved) => {
        setConflict(null)
        dropDraft(project, id)
        toast(t('edit.saved', { version: saved.version }))
        onSaved()
      },
      onError: (error) => {
        if (error instanceof ApiError && error.status === 409 && error.current !== null)
          setConflict(error.current as Dashboard)
        else toast(errorText(error, t), 'negative')
      },
    })
  return { isSaving: mutation.isPending, conflict, save, forgetConflict: () => setConflict(null) }
}
