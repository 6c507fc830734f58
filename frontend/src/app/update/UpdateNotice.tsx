import { useEffect } from 'react'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { loadUpdate, useUpdate } from './update'

/** Says once that a new version is there; the palette offers it for as long as it waits. */
export function UpdateNotice() {
  const t = useT()
  const isReady = useUpdate(({ waiting }) => waiting !== null)
  useEffect(() => {
    if (isReady) toast(t('update.ready'), 'info', { label: t('update.load'), onSelect: loadUpdate })
  }, [isReady, t])
  return null
}
