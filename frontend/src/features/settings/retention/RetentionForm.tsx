import { useState } from 'react'
import { errorText } from '@/api/error-text'
import {
  useChangeRetention,
  useRetentionPreview,
  type Retention,
  type RetentionRules,
} from '@/api/queries/retention'
import { Button } from '@/design/ui/Button'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { Entry, Group } from '../Group'
import { AgeSelect } from './AgeSelect'
import { ConfirmRetention } from './ConfirmRetention'
import { EventRules } from './EventRules'
import { HoldGroup } from './HoldGroup'
import { PreviewPanel } from './PreviewPanel'
import styles from './retention.module.css'
import { Runs } from './Runs'
import { areSame } from './rules'
import { StoredEvents } from './StoredEvents'
import { useSettled } from './use-settled'

interface RetentionFormProps {
  saved: Retention
  mayChange: boolean
}

/** The rules as they are being changed, beside what they would do. */
export function RetentionForm({ saved, mayChange }: RetentionFormProps) {
  const t = useT()
  const [rules, setRules] = useState<RetentionRules>({ days: saved.days, events: saved.events })
  const [isAsking, setIsAsking] = useState(false)
  const settled = useSettled(rules)
  const preview = useRetentionPreview(settled)
  const change = useChangeRetention()
  const isChanged = !areSame(rules, saved)
  const isForeseen = settled === rules && !preview.isPlaceholderData && preview.data !== undefined
  const save = () =>
    change.mutate(rules, {
      onSuccess: () => toast(t('keep.saved')),
      onError: (error) => toast(errorText(error, t), 'negative'),
      onSettled: () => setIsAsking(false),
    })
  return (
    <>
      <Group title={t('keep.title')} hint={t('keep.hint')}>
        <Entry name={t('keep.all')} hint={t('keep.allHint')}>
          <AgeSelect
            label={t('keep.all')}
            value={rules.days}
            isDisabled={!mayChange}
            onChange={(days) => setRules({ ...rules, days })}
          />
        </Entry>
        <EventRules rules={rules} mayChange={mayChange} onChange={setRules} />
        {saved.limit_days !== null && (
          <p className={styles.limit}>{t('keep.limit', { count: saved.limit_days })}</p>
        )}
        {mayChange && isChanged && (
          <div className={styles.save}>
            <Button onClick={() => setRules({ days: saved.days, events: saved.events })}>
              {t('keep.discard')}
            </Button>
            <Button
              variant="primary"
              disabled={change.isPending}
              onClick={() => (isForeseen && preview.data.events === 0 ? save() : setIsAsking(true))}
            >
              {t('settings.saveProject')}
            </Button>
          </div>
        )}
      </Group>
      <PreviewPanel preview={preview} isWaiting={settled !== rules} isChanged={isChanged} />
      {preview.data && <StoredEvents stored={preview.data.stored} rules={saved} />}
      <HoldGroup hold={saved.hold} mayChange={mayChange} />
      <Runs saved={saved} />
      {!mayChange && <p className={styles.note}>{t('settings.adminsOnly')}</p>}
      {isAsking && (
        <ConfirmRetention
          preview={isForeseen ? preview.data : null}
          nextRun={saved.next_run}
          isPending={change.isPending}
          onConfirm={save}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  )
}
