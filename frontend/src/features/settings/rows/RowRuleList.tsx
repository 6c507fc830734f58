import { Pencil, Trash2 } from 'lucide-react'
import { errorText } from '@/api/error-text'
import { useRemoveRowRule, useSaveRowRule, type SavedRowRule } from '@/api/queries/row-rules'
import { useFilterText } from '@/dashboard/filters/use-filter-text'
import { Badge } from '@/design/ui/Badge'
import { IconButton } from '@/design/ui/IconButton'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import list from '../list.module.css'
import { ListRow } from '../ListRow'
import { useHolders } from './use-holders'

interface RowRuleListProps {
  rules: readonly SavedRowRule[]
  onChange: (rule: SavedRowRule) => void
}

/** The rules of the project: what each shows, and to whom. */
export function RowRuleList({ rules, onChange }: RowRuleListProps) {
  const t = useT()
  const remove = useRemoveRowRule()
  const save = useSaveRowRule()
  const fail = (error: Error) => toast(errorText(error, t), 'negative')
  const takeOut = ({ id, rule }: SavedRowRule) =>
    remove.mutate(id, {
      onSuccess: () =>
        toast(
          t('rows.removed', { name: rule?.name ?? '' }),
          'info',
          rule
            ? {
                label: t('action.undo'),
                onSelect: () => save.mutate({ id: null, rule }, { onError: fail }),
              }
            : undefined,
        ),
      onError: fail,
    })
  return (
    <ul className={list.list}>
      {rules.map((rule) => (
        <Row key={rule.id} saved={rule} onChange={() => onChange(rule)} onRemove={() => takeOut(rule)} />
      ))}
    </ul>
  )
}

interface RowProps {
  saved: SavedRowRule
  onChange: () => void
  onRemove: () => void
}

function Row({ saved, onChange, onRemove }: RowProps) {
  const t = useT()
  const { rule } = saved
  const filters = rule?.filters ?? []
  const read = useFilterText(filters)
  const holders = useHolders()
  const name = rule?.name ?? t('rows.unreadable')
  return (
    <ListRow
      title={
        <>
          <b>{name}</b>
          {rule ? (
            !rule.is_enabled && <Badge>{t('rows.off')}</Badge>
          ) : (
            <Badge tone="negative">{t('rows.fault')}</Badge>
          )}
        </>
      }
      notes={[
        rule
          ? filters
              .map((node) => {
                const { subject, value } = read(node)
                return subject || filters.length === 1 ? `${subject} ${value}`.trim() : `(${value})`
              })
              .join(` ${t('rows.and')} `)
          : t('rows.faultHint'),
        rule && t('rows.for', { who: holders.text(rule.holds_for) }),
      ]}
    >
      {rule && (
        <IconButton label={t('rows.changeOf', { name })} onClick={onChange}>
          <Pencil size={15} aria-hidden="true" />
        </IconButton>
      )}
      <IconButton label={t('rows.removeOf', { name })} onClick={onRemove}>
        <Trash2 size={15} aria-hidden="true" />
      </IconButton>
    </ListRow>
  )
}
