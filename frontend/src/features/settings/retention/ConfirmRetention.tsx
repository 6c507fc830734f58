import { useState } from 'react'
import type { RetentionPreview } from '@/api/queries/retention'
import { ConfirmDialog } from '@/design/ui/ConfirmDialog'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './retention.module.css'

interface ConfirmRetentionProps {
  /** Null: it is not known what would go. */
  preview: RetentionPreview | null
  nextRun: string | null
  isPending: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Before rules are saved that delete: how much goes and when. */
export function ConfirmRetention({ preview, nextRun, isPending, onConfirm, onClose }: ConfirmRetentionProps) {
  const t = useT()
  const format = useFormat()
  const [isSure, setIsSure] = useState(false)
  return (
    <ConfirmDialog
      title={preview ? t('keep.confirm', { count: preview.events }) : t('keep.confirmUnknown')}
      hint={nextRun ? t('keep.confirmHint', { time: format.dateTime(nextRun) }) : t('keep.confirmSoon')}
      confirm={t('keep.saveAndDelete')}
      isReady={isSure}
      isPending={isPending}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <label className={styles.sure}>
        <input type="checkbox" checked={isSure} onChange={(event) => setIsSure(event.target.checked)} />
        {t('keep.sure')}
      </label>
    </ConfirmDialog>
  )
}
