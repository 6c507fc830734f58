import { Pencil, Trash2 } from 'lucide-react'
import type { SavedRule } from '@/api/queries/privacy-rules'
import { Badge, type Tone } from '@/design/ui/Badge'
import { IconButton } from '@/design/ui/IconButton'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { ListRow } from '../../ListRow'
import { isNamed, subjectText } from './choices'

const TONES: Partial<Record<SavedRule['action'], Tone>> = { drop: 'negative', keep: 'positive' }

interface RuleRowProps {
  rule: SavedRule
  onChange: () => void
  onRemove: () => void
}

/** One rule and what it did so far. */
export function RuleRow({ rule, onChange, onRemove }: RuleRowProps) {
  const t = useT()
  const format = useFormat()
  const name = subjectText(rule, t)
  return (
    <ListRow
      title={
        <>
          {isNamed(rule.subject) ? <code>{name}</code> : <b>{name}</b>}
          <Badge tone={TONES[rule.action] ?? 'info'}>{t(`rules.action.${rule.action}`)}</Badge>
        </>
      }
      notes={[
        [
          isNamed(rule.subject) && t(`rules.subject.${rule.subject}`),
          rule.changed === 0
            ? t('rules.never')
            : t('rules.did', {
                count: rule.changed,
                time: format.dateTime(rule.changed_at ?? rule.created_at),
              }),
        ]
          .filter(Boolean)
          .join(' · '),
      ]}
    >
      <IconButton label={t('rules.changeOf', { name })} onClick={onChange}>
        <Pencil size={15} aria-hidden="true" />
      </IconButton>
      <IconButton label={t('rules.removeOf', { name })} onClick={onRemove}>
        <Trash2 size={15} aria-hidden="true" />
      </IconButton>
    </ListRow>
  )
}
