import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useAddRule, useChangeRule, type Rule, type SavedRule } from '@/api/queries/privacy-rules'
import { FormDialog } from '@/design/ui/FormDialog'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { isNamed, isWhole, NEW_RULE } from './choices'
import { RuleForm } from './RuleForm'
import { RulePreview } from './RulePreview'

interface RuleDialogProps {
  /** The rule to change; null for a new one. */
  saved: SavedRule | null
  onClose: () => void
}

/** A rule being made or changed, beside what it would do. */
export function RuleDialog({ saved, onClose }: RuleDialogProps) {
  const t = useT()
  const add = useAddRule()
  const change = useChangeRule()
  const [rule, setRule] = useState<Rule>(
    saved ? { subject: saved.subject, action: saved.action, target: saved.target } : NEW_RULE,
  )
  const error = add.error ?? change.error
  const isPending = add.isPending || change.isPending
  const said = error && errorText(error, t)
  // The others have no field to say it below.
  const isOfField = isNamed(rule.subject) || rule.subject === 'detected'
  const done = () => {
    toast(t('rules.saved'))
    onClose()
  }
  const submit = () => {
    if (saved) change.mutate({ id: saved.id, rule }, { onSuccess: done })
    else add.mutate(rule, { onSuccess: done })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={t(saved ? 'rules.change' : 'rules.add')}
      description={t('rules.dialogHint')}
      size="wide"
      submit={t('rules.save')}
      isReady={isWhole(rule)}
      isPending={isPending}
      error={isOfField ? null : said}
      onSubmit={submit}
    >
      <RuleForm
        rule={rule}
        error={isOfField ? said : null}
        onChange={(next) => {
          setRule(next)
          add.reset()
          change.reset()
        }}
      />
      <RulePreview rules={isWhole(rule) ? [rule] : null} />
    </FormDialog>
  )
}
