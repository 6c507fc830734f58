import { useLocation, useSearch } from 'wouter'
import type { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import { useDeleteSegment, useRestoreSegment } from '@/api/queries/segments'
import { carriedUrl } from '@/dashboard/url-state'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'

/** Deletes a segment at once; for a while it can be taken back. */
export function useRemove() {
  const t = useT()
  const search = carriedUrl(useSearch())
  const [, navigate] = useLocation()
  const onError = (error: ApiError) => toast(errorText(error, t), 'negative')
  const restore = useRestoreSegment({
    onError,
    onDone: ({ id, name }) => {
      toast(t('segments.restored', { name }), 'positive')
      navigate(`/segments/${id}${search}`)
    },
  })
  const drop = useDeleteSegment({
    onError,
    onDone: ({ id, name }) => {
      navigate(`/segments${search}`)
      const action = { label: t('action.undo'), onSelect: () => restore.mutate(id) }
      toast(t('segments.deleted', { name }), 'positive', action)
    },
  })
  return drop
}
