import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useHoldRetention, type Retention } from '@/api/queries/retention'
import { Button } from '@/design/ui/Button'
import { Field } from '@/design/ui/Field'
import { FormDialog } from '@/design/ui/FormDialog'
import { toast } from '@/design/ui/Toast'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { Group } from '../Group'
import styles from './retention.module.css'

/** Stopping all deletion by age, for a dispute or an inquiry, and ending that. */
export function HoldGroup({ hold, mayChange }: { hold: Retention['hold']; mayChange: boolean }) {
  const t = useT()
  const format = useFormat()
  const change = useHoldRetention()
  const [isAsking, setIsAsking] = useState(false)
  const fail = (error: Error) => toast(errorText(error, t), 'negative')
  const release = () =>
    change.mutate(null, {
      onSuccess: () =>
        toast(t('keep.released'), 'info', {
          label: t('action.undo'),
          onSelect: () => change.mutate(hold?.reason ?? '', { onError: fail }),
        }),
      onError: fail,
    })
  return (
    <Group
      title={t('keep.hold')}
      hint={t('keep.holdHint')}
      action={
        mayChange && (
          <Button disabled={change.isPending} onClick={hold ? release : () => setIsAsking(true)}>
            {t(hold ? 'keep.release' : 'keep.holdAction')}
          </Button>
        )
      }
    >
      {hold ? (
        <p className={styles.held} role="status">
          <b>{t('keep.heldSince', { date: format.date(hold.since) })}</b>
          <span>{hold.reason}</span>
        </p>
      ) : (
        <p className={styles.none}>{t('keep.notHeld')}</p>
      )}
      {isAsking && <HoldDialog onClose={() => setIsAsking(false)} />}
    </Group>
  )
}

function HoldDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const change = useHoldRetention()
  const [reason, setReason] = useState('')
  const isEmpty = reason.trim() === ''
  const submit = () => {
    change.mutate(reason.trim(), {
      onSuccess: () => {
        toast(t('keep.heldNow'))
        onClose()
      },
    })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t('keep.holdTitle')}
      description={t('keep.holdHint')}
      submit={t('keep.holdAction')}
      isReady={!isEmpty}
      isPending={change.isPending}
      onSubmit={submit}
    >
      <Field
        label={t('keep.holdReason')}
        hint={t('keep.holdReasonHint')}
        error={change.error && errorText(change.error, t)}
      >
        {(control) => (
          <input
            {...control}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  )
}
