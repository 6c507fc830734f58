import { errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import { useRevokeKey } from '@/api/queries/keys'
import type { ApiKey } from '@/api/types'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
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
      onError: (error) => toast(errorText(error, t), 'negative'),
    })
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('sources.revokeTitle')}
      description={t('sources.revokeConfirm', { name: apiKey.name })}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="danger" onClick={confirm} disabled={revoke.isPending}>
            {t('sources.revoke')}
          </Button>
        </>
      }
    />
  )
}
