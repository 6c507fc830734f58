import { Plus, ShieldQuestionMark } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useAddRule, usePrivacyRules, useRemoveRule, type SavedRule } from '@/api/queries/privacy-rules'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { Group } from '../../Group'
import list from '../../list.module.css'
import { Loaded } from '../../Loaded'
import { subjectText } from './choices'
import { RuleDialog } from './RuleDialog'
import { RuleRow } from './RuleRow'

/** What happens to personal data before it is stored. */
export function RulesGroup() {
  const t = useT()
  const found = usePrivacyRules(true)
  const [open, setOpen] = useState<SavedRule | 'new' | null>(null)
  return (
    <Group
      title={t('rules.title')}
      hint={t('rules.hint')}
      action={
        <Button onClick={() => setOpen('new')}>
          <Plus size={15} aria-hidden="true" />
          {t('rules.add')}
        </Button>
      }
    >
      <Loaded
        title={t('rules.title')}
        query={found}
        isEmpty={({ rules }) => rules.length === 0}
        empty={
          <EmptyState
            icon={<ShieldQuestionMark size={20} aria-hidden="true" />}
            title={t('rules.none')}
            detail={t('rules.noneHint')}
          />
        }
      >
        {({ rules }) => <Rules rules={rules} onChange={setOpen} />}
      </Loaded>
      {open && <RuleDialog saved={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Group>
  )
}

function Rules({ rules, onChange }: { rules: readonly SavedRule[]; onChange: (rule: SavedRule) => void }) {
  const t = useT()
  const remove = useRemoveRule()
  const restore = useAddRule()
  const fail = (error: Error) => toast(errorText(error, t), 'negative')
  const takeOut = (rule: SavedRule) =>
    remove.mutate(rule.id, {
      onSuccess: () =>
        toast(t('rules.removed', { name: subjectText(rule, t) }), 'info', {
          label: t('action.undo'),
          onSelect: () =>
            restore.mutate(
              { subject: rule.subject, action: rule.action, target: rule.target },
              { onError: fail },
            ),
        }),
      onError: fail,
    })
  return (
    <ul className={list.list}>
      {rules.map((rule) => (
        <RuleRow key={rule.id} rule={rule} onChange={() => onChange(rule)} onRemove={() => takeOut(rule)} />
      ))}
    </ul>
  )
}
