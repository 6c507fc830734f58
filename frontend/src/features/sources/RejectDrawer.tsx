import { LockKeyhole } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useForgetReject, useReplay, type Reject } from '@/api/queries/sources'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { CopyButton } from '@/design/ui/CopyButton'
import { Dialog } from '@/design/ui/Dialog'
import { Field } from '@/design/ui/Field'
import { toast } from '@/design/ui/Toast'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { faultOf, parsedOf, setOut } from './mend'
import styles from './rejects.module.css'

interface RejectDrawerProps {
  reject: Reject
  canEdit: boolean
  onClose: () => void
}

/** One refused item: why, what it was, and sending it again, mended. */
export function RejectDrawer({ reject, canEdit, onClose }: RejectDrawerProps) {
  const t = useT()
  const format = useFormat()
  const [text, setText] = useState(() => setOut(reject.body))
  const replay = useReplay()
  const forget = useForgetReject()
  const isHidden = reject.body === ''
  const fault = faultOf(text)
  const refused = replay.data?.errors[0]
  const error = replay.error
    ? errorText(replay.error, t)
    : refused
      ? `${refused.field ? `${refused.field}: ` : ''}${refused.reason}`
      : text === ''
        ? null
        : fault
  const send = () => {
    const parsed = parsedOf(text)
    if (!parsed) return
    replay.mutate(
      { id: reject.id, body: parsed.value },
      {
        onSuccess: (receipt) => {
          if (receipt.rejected > 0) return
          onClose()
          toast(t('rejects.sent', { count: receipt.accepted + receipt.duplicates }))
        },
      },
    )
  }
  const drop = () =>
    forget.mutate(reject.id, {
      onSuccess: onClose,
      onError: (failed) => toast(errorText(failed, t), 'negative'),
    })
  return (
    <Dialog
      isOpen
      side="right"
      onClose={onClose}
      title={t('rejects.one')}
      footer={
        <>
          {!isHidden && <CopyButton text={reject.body} label={t('rejects.body')} />}
          {canEdit && (
            <>
              <Button variant="danger" disabled={forget.isPending} onClick={drop}>
                {t('rejects.forget')}
              </Button>
              <Button variant="primary" disabled={fault !== null || replay.isPending} onClick={send}>
                {t('rejects.send')}
              </Button>
            </>
          )}
        </>
      }
    >
      <div className={styles.why}>
        <p>
          {reject.field && <code>{reject.field}</code>} {reject.reason}
        </p>
        <div className={styles.badges}>
          <Badge>{format.dateTime(reject.at)}</Badge>
          <Badge>{reject.call}</Badge>
          <Badge>{reject.index < 0 ? t('rejects.whole') : t('rejects.index', { index: reject.index })}</Badge>
          {reject.is_cut && <Badge tone="warning">{t('rejects.cut')}</Badge>}
        </div>
        {isHidden && (
          <p className={styles.hidden}>
            <LockKeyhole size={14} aria-hidden="true" />
            {t(reject.index < 0 ? 'rejects.hiddenWhole' : 'rejects.hidden')}
          </p>
        )}
      </div>
      {(canEdit || !isHidden) && (
        <Field
          label={t(isHidden ? 'rejects.instead' : 'rejects.body')}
          hint={t(isHidden ? 'rejects.insteadHint' : 'rejects.bodyHint')}
          error={error}
        >
          {(control) => (
            <textarea
              {...control}
              className={`${control.className} ${styles.editor}`}
              rows={isHidden ? 6 : 16}
              spellCheck={false}
              readOnly={!canEdit}
              value={text}
              onChange={(event) => {
                setText(event.target.value)
                if (replay.data ?? replay.error) replay.reset()
              }}
            />
          )}
        </Field>
      )}
    </Dialog>
  )
}
