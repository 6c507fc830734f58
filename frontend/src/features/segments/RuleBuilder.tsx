import { Plus, Trash2 } from 'lucide-react'
import type { Rule } from '@/api/queries/segments'
import { IconButton } from '@/design/ui/IconButton'
import { Menu } from '@/design/ui/Menu'
import { useT } from '@/i18n'
import { groupOf, isGroup, KINDS, MOST_DEPTH, newRule, peel, ruleOf, wrap } from './rule'
import { RuleFields } from './RuleFields'
import styles from './segments.module.css'

interface RuleBuilderProps {
  rule: Rule
  onChange: (rule: Rule) => void
  depth?: number
}

/** Rules joined by and / or, each also the other way round, in groups within groups. */
export function RuleBuilder({ rule, onChange, depth = 1 }: RuleBuilderProps) {
  const t = useT()
  const group = groupOf(rule)
  const { joiner, parts } = group
  const put = (at: number, part: Rule) =>
    onChange(ruleOf({ ...group, parts: parts.map((one, index) => (index === at ? part : one)) }))
  const remove = (at: number) =>
    onChange(ruleOf({ ...group, parts: parts.filter((_, index) => index !== at) }))
  const kinds = KINDS.filter((kind) => kind !== 'group' || depth < MOST_DEPTH)
  return (
    <div className={styles.group} role="group" aria-label={t('segments.rules')}>
      {parts.map((part, at) => (
        <div key={at} className={styles.part}>
          {at > 0 && (
            <button
              type="button"
              className={styles.join}
              onClick={() => onChange(ruleOf({ parts, joiner: joiner === 'and' ? 'or' : 'and' }))}
            >
              {t(joiner === 'and' ? 'segments.and' : 'segments.or')}
            </button>
          )}
          <Part part={part} depth={depth} onChange={(next) => put(at, next)} onRemove={() => remove(at)} />
        </div>
      ))}
      <Menu
        label={t('segments.add')}
        align="start"
        variant="ghost"
        className={styles.add}
        sections={[
          {
            id: 'kinds',
            items: kinds.map((kind) => ({
              id: kind,
              label: t(`segments.kind.${kind}`),
              onSelect: () => onChange(ruleOf({ ...group, parts: [...parts, newRule(kind)] })),
            })),
          },
        ]}
      >
        <Plus size={13} aria-hidden="true" />
        {t('segments.add')}
      </Menu>
    </div>
  )
}

interface PartProps {
  part: Rule
  depth: number
  onChange: (rule: Rule) => void
  onRemove: () => void
}

function Part({ part, depth, onChange, onRemove }: PartProps) {
  const t = useT()
  const { inner, isNot } = peel(part)
  const put = (next: Rule) => onChange(wrap(next, isNot))
  return (
    <div className={styles.rule}>
      <select
        className={styles.control}
        aria-label={t('segments.way')}
        value={isNot ? 'not' : 'is'}
        onChange={(event) => onChange(wrap(inner, event.target.value === 'not'))}
      >
        <option value="is">{t('segments.who')}</option>
        <option value="not">{t('segments.whoNot')}</option>
      </select>
      {isGroup(inner) ? (
        <RuleBuilder rule={inner} depth={depth + 1} onChange={put} />
      ) : (
        <RuleFields rule={inner} onChange={put} />
      )}
      <IconButton label={t('segments.remove')} isSmall onClick={onRemove}>
        <Trash2 size={14} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
