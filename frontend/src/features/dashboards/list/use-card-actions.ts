import { useLocation, useSearch } from 'wouter'
import type { DashboardSummary } from '@/api/dashboard'
import { errorText } from '@/api/error-text'
import { may, useProject } from '@/api/project-context'
import { useCreateDashboard, useDeleteDashboard, useRestoreDashboard } from '@/api/queries/dashboards'
import { writeBoardUrl } from '@/dashboard/board-url'
import { carriedUrl } from '@/dashboard/url-state'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'

export interface CardActions {
  canCreate: boolean
  edit: (id: string) => void
  duplicate: (one: DashboardSummary) => void
  remove: (one: DashboardSummary) => void
  restore: (one: DashboardSummary) => void
}

/** What can be done with a dashboard from the outside. */
export function useCardActions(): CardActions {
  const t = useT()
  const project = useProject()
  const search = useSearch()
  const [, navigate] = useLocation()
  const create = useCreateDashboard()
  const remove = useDeleteDashboard()
  const restore = useRestoreDashboard()
  const onError = (error: Error) => toast(errorText(error, t), 'negative')
  const bringBack = ({ id, name }: DashboardSummary) =>
    restore.mutate(id, { onError, onSuccess: () => toast(t('dashboards.restored', { name })) })
  return {
    canCreate: may(project, 'dashboard_create'),
    edit: (id) => navigate(`/dashboards/${id}${writeBoardUrl(carriedUrl(search), { isEditing: true })}`),
    duplicate: ({ id, name }) =>
      create.mutate(
        { copy_of: id, name: t('dashboards.copyName', { name }) },
        { onError, onSuccess: (made) => toast(t('dashboards.duplicated', { name: made.name })) },
      ),
    remove: (one) =>
      remove.mutate(one.id, {
        onError,
        onSuccess: () =>
          toast(t('dashboards.deleted', { name: one.name }), 'positive', {
            label: t('action.undo'),
            onSelect: () => bringBack(one),
          }),
      }),
    restore: bringBack,
  }
}
