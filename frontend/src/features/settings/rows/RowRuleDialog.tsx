import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useSaveRowRule, type RowRule, type SavedRowRule } from '@/api/queries/row-rules'
import { Field } from '@/design/ui/Field'
import { FormDialog } from '@/design/ui/FormDialog'
import { toast } from '@/design/ui/Toast'
import { FilterBuilder } from '@/features/explore/FilterBuilder'
import { useT } from '@/i18n'
import { HoldsForFields } from './HoldsForFields'
import { RowRulePreview } from './RowRulePreview'
import styles from './rows.module.css'
import { isNobody, NOBODY } from './use-holders'

const NEW: RowRule = { name: '', description: '', filters: [], holds_for: NOBODY, is_enabled: true }

interface RowRuleDialogProps {
  /** The rule to change; null for a new one. */
  saved: SavedRowRule | null
  onClose: () => void
}

/** A rule being made or changed, with how many events it shows. */
export function RowRuleDialog({ saved, onClose }: RowRuleDialogProps) {
  const t = useT()
  const save = useSaveRowRule()
  const [rule, setRule] = useState<RowRule>(saved?.rule ?? NEW)
  const put = (part: Partial<RowRule>) => {
    setRule({ ...rule, ...part })
    save.reset()
  }
  const isWhole = rule.name.trim() !== '' && rule.filters.length > 0 && !isNobody(rule.holds_for)
  const submit = () => {
    save.mutate(
      { id: saved?.id ?? null, rule: { ...rule, name: rule.name.trim() } },
      {
        onSuccess: () => {
          toast(t('rows.saved'))
          onClose()
        },
      },
    )
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t(saved ? 'rows.change' : 'rows.add')}
      description={t('rows.dialogHint')}
      size="wide"
      submit={t('rows.save')}
      isReady={isWhole}
      isPending={save.isPending}
      onSubmit={submit}
    >
      <Field label={t('rows.name')} error={save.error && errorText(save.error, t)}>
        {(control) => (
          <input
            {...control}
            value={rule.name}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => put({ name: event.target.value })}
          />
        )}
      </Field>
      <div className={styles.part}>
        <h3>{t('rows.filters')}</h3>
        <FilterBuilder
          label={t('rows.filters')}
          filters={rule.filters}
          onChange={(filters) => put({ filters })}
        />
      </div>
      <RowRulePreview filters={rule.filters.length > 0 ? rule.filters : null} />
      <HoldsForFields value={rule.holds_for} onChange={(holds_for) => put({ holds_for })} />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={rule.is_enabled}
          onChange={(event) => put({ is_enabled: event.target.checked })}
        />
        {t('rows.enabled')}
      </label>
    </FormDialog>
  )
}
