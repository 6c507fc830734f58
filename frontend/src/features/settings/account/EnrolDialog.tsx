import { useId, useState, type SubmitEvent } from 'react'
import { errorText } from '@/api/error-text'
import { useBeginFactor, useConfirmFactor, type Enrolment } from '@/api/queries/second-factor'
import { Button } from '@/design/ui/Button'
import { CopyButton } from '@/design/ui/CopyButton'
import { Dialog } from '@/design/ui/Dialog'
import { useT } from '@/i18n'
import styles from './account.module.css'
import { CodeField, PasswordField } from './ProofFields'
import { RecoveryCodeList } from './RecoveryCodeList'

/** Turns the second step on: the password, the QR code and a first code, then the recovery codes. */
export function EnrolDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const form = useId()
  const begin = useBeginFactor()
  const confirm = useConfirmFactor()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const enrolment = begin.data
  const codes = confirm.data?.recovery_codes
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (enrolment) confirm.mutate({ code })
    else begin.mutate({ password })
  }
  const isBusy = begin.isPending || confirm.isPending
  const isReady = enrolment ? code.trim() !== '' : password !== ''
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(codes ? 'factor.keepTitle' : 'factor.enableTitle')}
      description={t(codes ? 'factor.keepHint' : enrolment ? 'factor.scanHint' : 'factor.passwordHint')}
      footer={
        codes ? (
          <Button variant="primary" onClick={onClose}>
            {t('factor.kept')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('action.cancel')}</Button>
            <Button variant="primary" type="submit" form={form} disabled={isBusy || !isReady}>
              {t(enrolment ? 'factor.confirm' : 'factor.next')}
            </Button>
          </>
        )
      }
    >
      {codes ? (
        <RecoveryCodeList codes={codes} />
      ) : (
        <form id={form} className={styles.form} onSubmit={submit} noValidate>
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
            <PasswordField
              value={password}
              onChange={setPassword}
              error={begin.error && errorText(begin.error, t)}
            />
          )}
        </form>
      )}
    </Dialog>
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
