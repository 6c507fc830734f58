import { useId, useState, type SubmitEvent } from 'react'
import { errorText } from '@/api/error-text'
import { useDisableFactor, useRenewRecoveryCodes } from '@/api/queries/second-factor'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import styles from './account.module.css'
import { CodeField, PasswordField } from './ProofFields'
import { RecoveryCodeList } from './RecoveryCodeList'

/** Turns the second step off, or makes new recovery codes: both take the password and a code. */
export function ProveDialog({ purpose, onClose }: { purpose: 'disable' | 'renew'; onClose: () => void }) {
  const t = useT()
  const form = useId()
  const disable = useDisableFactor()
  const renew = useRenewRecoveryCodes()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const isDisabling = purpose === 'disable'
  const ask = isDisabling ? disable : renew
  const codes = renew.data?.recovery_codes
  const error = ask.error && errorText(ask.error, t)
  const isOfPassword = ask.error?.code === 'wrong_password'
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const proof = { password, code }
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
    <Dialog
      isOpen
      onClose={onClose}
      title={t(codes ? 'factor.keepTitle' : isDisabling ? 'factor.disableTitle' : 'factor.renewTitle')}
      description={t(codes ? 'factor.keepHint' : isDisabling ? 'factor.disableHint' : 'factor.renewHint')}
      footer={
        codes ? (
          <Button variant="primary" onClick={onClose}>
            {t('factor.kept')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('action.cancel')}</Button>
            <Button
              variant={isDisabling ? 'danger' : 'primary'}
              type="submit"
              form={form}
              disabled={ask.isPending || password === '' || code.trim() === ''}
            >
              {t(isDisabling ? 'factor.disable' : 'factor.renew')}
            </Button>
          </>
        )
      }
    >
      {codes ? (
        <RecoveryCodeList codes={codes} />
      ) : (
        <form id={form} className={styles.form} onSubmit={submit} noValidate>
          <PasswordField value={password} onChange={setPassword} error={isOfPassword ? error : null} />
          <CodeField allowsRecovery value={code} onChange={setCode} error={isOfPassword ? null : error} />
        </form>
      )}
    </Dialog>
  )
}
