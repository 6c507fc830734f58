import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useUnlink, type LinkedIdentity } from '@/api/queries/identities'
import { ConfirmDialog } from '@/design/ui/ConfirmDialog'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { PasswordField } from './ProofFields'

interface UnlinkDialogProps {
  identity: LinkedIdentity
  hasPassword: boolean
  onClose: () => void
}

/** Unlinks a provider from one's own account, once asked and, of who has one, for the password. */
export function UnlinkDialog({ identity, hasPassword, onClose }: UnlinkDialogProps) {
  const t = useT()
  const unlink = useUnlink()
  const [password, setPassword] = useState('')
  const { id, name } = identity
  const error = unlink.error && errorText(unlink.error, t)
  const isOfPassword = unlink.error?.code === 'wrong_password'
  const done = () => {
    onClose()
    toast(t('ways.unlinked', { name }))
  }
  return (
    <ConfirmDialog
      title={t('ways.unlinkOf', { name })}
      hint={t('ways.unlinkHint')}
      confirm={t('ways.unlink')}
      isReady={!hasPassword || password !== ''}
      isPending={unlink.isPending}
      error={isOfPassword ? null : error}
      onConfirm={() => unlink.mutate({ id, ...(hasPassword && { password }) }, { onSuccess: done })}
      onClose={onClose}
    >
      {hasPassword && (
        <PasswordField value={password} onChange={setPassword} error={isOfPassword ? error : null} />
      )}
    </ConfirmDialog>
  )
}
