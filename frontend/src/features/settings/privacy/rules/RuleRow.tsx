import { Pencil, Trash2 } from 'lucide-react'
import type { SavedRule } from '@/api/queries/privacy-rules'
import { Badge, type Tone } from '@/design/ui/Badge'
import { IconButton } from '@/design/ui/IconButton'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { isNamed, subjectText } from './choices'
import styles from './rules.module.css'

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
    <li className={styles.row}>
      <div className={styles.what}>
        <span>
          {isNamed(rule.subject) ? <code>{name}</code> : <b>{name}</b>}
          <Badge tone={TONES[rule.action] ?? 'info'}>{t(`rules.action.${rule.action}`)}</Badge>
        </span>
        <small>
          {isNamed(rule.subject) && `${t(`rules.subject.${rule.subject}`)} · `}
          {rule.changed === 0
            ? t('rules.never')
            : t('rules.did', {
                count: rule.changed,
                time: format.dateTime(rule.changed_at ?? rule.created_at),
              })}
        </small>
      </div>
      <IconButton label={t('rules.changeOf', { name })} onClick={onChange}>
        <Pencil size={15} aria-hidden="true" />
      </IconButton>
      <IconButton label={t('rules.removeOf', { name })} onClick={onRemove}>
        <Trash2 size={15} aria-hidden="true" />
      </IconButton>
    </li>
  )
}
