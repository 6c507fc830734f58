import { errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import { useRevokeKey } from '@/api/queries/keys'
import type { ApiKey } from '@/api/types'
import { ConfirmDialog } from '@/design/ui/ConfirmDialog'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'

interface RevokeKeyProps {
  apiKey: ApiKey | null
  isOpen: boolean
  onClose: () => void
}

export function RevokeKey({ apiKey, isOpen, onClose }: RevokeKeyProps) {
  const t = useT()
  const project = useProject()
  const revoke = useRevokeKey(project.id)
  if (!apiKey) return null
  const confirm = () =>
    revoke.mutate(apiKey.id, {
      onSuccess: () => {
        onClose()
        toast(t('sources.revokedToast', { name: apiKey.name }))
      },
    })
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t('sources.revokeTitle')}
      hint={t('sources.revokeConfirm', { name: apiKey.name })}
      confirm={t('sources.revoke')}
      isPending={revoke.isPending}
      error={revoke.error && errorText(revoke.error, t)}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
