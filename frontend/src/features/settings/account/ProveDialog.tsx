import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useDisableFactor, useRenewRecoveryCodes } from '@/api/queries/second-factor'
import { Button } from '@/design/ui/Button'
import { FormDialog } from '@/design/ui/FormDialog'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { CodeField, PasswordField } from './ProofFields'
import { RecoveryCodeList } from './RecoveryCodeList'

interface ProveDialogProps {
  purpose: 'disable' | 'renew'
  hasPassword: boolean
  onClose: () => void
}

/** Turns the second step off, or makes new recovery codes: both take a code, and the password of who has one. */
export function ProveDialog({ purpose, hasPassword, onClose }: ProveDialogProps) {
  const t = useT()
  const disable = useDisableFactor()
  const renew = useRenewRecoveryCodes()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const isDisabling = purpose === 'disable'
  const disableHint = hasPassword ? 'factor.disableHint' : 'factor.disableHintSignedIn'
  const ask = isDisabling ? disable : renew
  const codes = renew.data?.recovery_codes
  const error = ask.error && errorText(ask.error, t)
  const isOfPassword = ask.error?.code === 'wrong_password'
  const submit = () => {
    const proof = hasPassword ? { password, code } : { code }
    if (!isDisabling) renew.mutate(proof)
    else
      disable.mutate(proof, {
        onSuccess: () => {
          onClose()
          toast(t('factor.isOff'))
        },
      })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t(codes ? 'factor.keepTitle' : isDisabling ? 'factor.disableTitle' : 'factor.renewTitle')}
      description={t(codes ? 'factor.keepHint' : isDisabling ? disableHint : 'factor.renewHint')}
      submit={t(isDisabling ? 'factor.disable' : 'factor.renew')}
      isReady={(password !== '' || !hasPassword) && code.trim() !== ''}
      isPending={ask.isPending}
      variant={isDisabling ? 'danger' : 'primary'}
      onSubmit={submit}
      {...(codes && {
        footer: (
          <Button variant="primary" onClick={onClose}>
            {t('factor.kept')}
          </Button>
        ),
      })}
    >
      {codes ? (
        <RecoveryCodeList codes={codes} />
      ) : (
        <>
          {hasPassword && (
            <PasswordField value={password} onChange={setPassword} error={isOfPassword ? error : null} />
          )}
          <CodeField allowsRecovery value={code} onChange={setCode} error={isOfPassword ? null : error} />
        </>
      )}
    </FormDialog>
  )
}
