import { useLocation, useSearch } from 'wouter'
import type { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import { useRemoveRule, useSaveRule } from '@/api/queries/alerts'
import { carriedUrl } from '@/dashboard/url-state'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'

/** Removes a rule at once; it can be made again for a while. */
export function useRemove() {
  const t = useT()
  const search = carriedUrl(useSearch())
  const [, navigate] = useLocation()
  const again = useSaveRule(null)
  return useRemoveRule({
    onDone: ({ rule }) => {
      navigate(`/alerts${search}`)
      const undo = { label: t('action.undo'), onSelect: () => again.mutate(rule) }
      toast(t('alerts.removed', { name: rule.name }), 'positive', undo)
    },
    onError: (error: ApiError) => toast(errorText(error, t), 'negative'),
  })
}
