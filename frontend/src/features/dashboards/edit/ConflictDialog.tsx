import { useState } from 'react'
import type { Dashboard } from '@/api/dashboard'
import { differenceOf } from '@/dashboard/difference'
import { merge, type Side } from '@/dashboard/merge'
import type { Working } from '@/dashboard/working'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { Segmented } from '@/design/ui/Segmented'
import { useT } from '@/i18n'
import { Compared, DifferenceList } from '../diff/Compared'
import styles from './edit.module.css'

interface ConflictDialogProps {
  working: Working
  /** The dashboard as somebody else saved it. */
  current: Dashboard
  onMerge: (document: Dashboard['document']) => void
  onOverwrite: () => void
  onDiscard: () => void
  onClose: () => void
}

/** Somebody saved first: what they did beside what you did, and three ways on. */
export function ConflictDialog({
  working,
  current,
  onMerge,
  onOverwrite,
  onDiscard,
  onClose,
}: ConflictDialogProps) {
  const t = useT()
  const [choices, setChoices] = useState<Record<string, Side>>({})
  const { base, document } = working
  const { document: merged, clashes } = merge(base, document, current.document, choices)
  return (
    <Dialog
      isOpen
      size="wide"
      onClose={onClose}
      title={t('conflict.title')}
      description={t('conflict.hint', { name: current.updated_by.name, version: current.version })}
      footer={
        <>
          <Button variant="danger" onClick={onDiscard}>
            {t('conflict.discard')}
          </Button>
          <Button onClick={onOverwrite}>{t('conflict.overwrite')}</Button>
          <Button variant="primary" onClick={() => onMerge(merged)}>
            {t('conflict.merge')}
          </Button>
        </>
      }
    >
      <div className={styles.conflict}>
        <section>
          <h3>{t('conflict.theirs', { name: current.updated_by.name })}</h3>
          <DifferenceList difference={differenceOf(base, current.document)} />
        </section>
        <section>
          <h3>{t('conflict.yours')}</h3>
          <DifferenceList difference={differenceOf(base, document)} />
        </section>
      </div>
      {clashes.length > 0 && (
        <section className={styles.clashes}>
          <h3>{t('conflict.both')}</h3>
          {clashes.map((clash) => (
            <div key={clash.id} className={styles.row}>
              <span>{clash.title || clash.id}</span>
              <Segmented
                label={t('conflict.choose', { title: clash.title || clash.id })}
                value={choices[clash.id] ?? 'mine'}
                options={[
                  { value: 'mine', label: clash.mine ? t('conflict.mine') : t('conflict.mineRemoved') },
                  {
                    value: 'theirs',
                    label: clash.theirs ? t('conflict.theirOne') : t('conflict.theirsRemoved'),
                  },
                ]}
                onChange={(side) => setChoices({ ...choices, [clash.id]: side })}
              />
            </div>
          ))}
        </section>
      )}
      <Compared
        before={current.document}
        after={merged}
        beforeLabel={t('history.version', { version: current.version })}
        afterLabel={t('conflict.merged')}
        difference={differenceOf(current.document, merged)}
      />
    </Dialog>
  )
}
