import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useBeginFactor, useConfirmFactor, type Enrolment } from '@/api/queries/second-factor'
import { Button } from '@/design/ui/Button'
import { CopyButton } from '@/design/ui/CopyButton'
import { FormDialog } from '@/design/ui/FormDialog'
import { useT } from '@/i18n'
import styles from './account.module.css'
import { CodeField, PasswordField } from './ProofFields'
import { RecoveryCodeList } from './RecoveryCodeList'

/** Turns the second step on: the password (of who has one), the QR code and a first code, then the recovery codes. */
export function EnrolDialog({ hasPassword, onClose }: { hasPassword: boolean; onClose: () => void }) {
  const t = useT()
  const begin = useBeginFactor()
  const confirm = useConfirmFactor()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const enrolment = begin.data
  const codes = confirm.data?.recovery_codes
  const submit = () => {
    if (enrolment) confirm.mutate({ code })
    else begin.mutate({ password })
  }
  const isBusy = begin.isPending || confirm.isPending
  const isReady = enrolment ? code.trim() !== '' : password !== '' || !hasPassword
  const firstHint = hasPassword ? 'factor.passwordHint' : 'factor.signedInHint'
  const isRefused = !hasPassword && begin.error
  return (
    <FormDialog
      onClose={onClose}
      title={t(codes ? 'factor.keepTitle' : 'factor.enableTitle')}
      description={t(codes ? 'factor.keepHint' : enrolment ? 'factor.scanHint' : firstHint)}
      submit={t(enrolment ? 'factor.confirm' : 'factor.next')}
      isReady={isReady}
      isPending={isBusy}
      onSubmit={submit}
      error={isRefused ? errorText(isRefused, t) : null}
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
          {enrolment ? (
            <>
              <Secret enrolment={enrolment} />
              <CodeField
                value={code}
                onChange={setCode}
                error={confirm.error && errorText(confirm.error, t)}
              />
            </>
          ) : (
            hasPassword && (
              <PasswordField
                value={password}
                onChange={setPassword}
                error={begin.error && errorText(begin.error, t)}
              />
            )
          )}
        </>
      )}
    </FormDialog>
  )
}

function Secret({ enrolment: { secret, qr } }: { enrolment: Enrolment }) {
  const t = useT()
  return (
    <div className={styles.secret}>
      <svg
        className={styles.qr}
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label={t('factor.qr')}
        shapeRendering="crispEdges"
      >
        <path d={qr.path} />
      </svg>
      <div>
        <p>{t('factor.byHand')}</p>
        <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
        <CopyButton text={secret} label={t('factor.secret')} />
      </div>
    </div>
  )
}
