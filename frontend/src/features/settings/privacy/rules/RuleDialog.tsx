import { useId, useState, type SubmitEvent } from 'react'
import { errorText } from '@/api/error-text'
import { useAddRule, useChangeRule, type Rule, type SavedRule } from '@/api/queries/privacy-rules'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { isWhole, NEW_RULE } from './choices'
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
  const form = useId()
  const add = useAddRule()
  const change = useChangeRule()
  const [rule, setRule] = useState<Rule>(
    saved ? { subject: saved.subject, action: saved.action, target: saved.target } : NEW_RULE,
  )
  const error = add.error ?? change.error
  const isPending = add.isPending || change.isPending
  const done = () => {
    toast(t('rules.saved'))
    onClose()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!isWhole(rule) || isPending) return
    if (saved) change.mutate({ id: saved.id, rule }, { onSuccess: done })
    else add.mutate(rule, { onSuccess: done })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(saved ? 'rules.change' : 'rules.add')}
      description={t('rules.dialogHint')}
      size="wide"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} disabled={!isWhole(rule) || isPending}>
            {t('rules.save')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <RuleForm
          rule={rule}
          error={error && errorText(error, t)}
          onChange={(next) => {
            setRule(next)
            add.reset()
            change.reset()
          }}
        />
      </form>
      {error && rule.subject !== 'property' && rule.subject !== 'event' && rule.subject !== 'detected' && (
        <p role="alert">{errorText(error, t)}</p>
      )}
      <RulePreview rules={isWhole(rule) ? [rule] : null} />
    </Dialog>
  )
}
