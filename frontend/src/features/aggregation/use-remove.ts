import { useLocation, useSearch } from 'wouter'
import type { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import { useRemoveAggregation, useSaveAggregation } from '@/api/queries/aggregation'
import { carriedUrl } from '@/dashboard/url-state'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'

/** Removes a rule at once; it can be made again for a while, and what it made stays. */
export function useRemove() {
  const t = useT()
  const search = carriedUrl(useSearch())
  const [, navigate] = useLocation()
  const again = useSaveAggregation(null)
  return useRemoveAggregation({
    onDone: ({ rule }) => {
      navigate(`/aggregation${search}`)
      const undo = { label: t('action.undo'), onSelect: () => again.mutate(rule) }
      toast(t('aggregation.removed', { name: rule.name }), 'positive', undo)
    },
    onError: (error: ApiError) => toast(errorText(error, t), 'negative'),
  })
}
