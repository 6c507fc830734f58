import { useT } from '@/i18n'
import type { WidgetKind } from '@/widgets/contract'
import styles from './explore.module.css'

interface KindChoiceProps {
  kinds: readonly WidgetKind[]
  kind: string
  onChange: (kind: string) => void
}

/** The pictures that can be made of the answers. */
export function KindChoice({ kinds, kind, onChange }: KindChoiceProps) {
  const t = useT()
  return (
    <div className={styles.kinds} role="group" aria-label={t('edit.kind')}>
      {kinds.map((one) => (
        <button
          key={one.kind}
          type="button"
          title={t(one.label)}
          aria-label={t(one.label)}
          aria-pressed={one.kind === kind}
          onClick={() => onChange(one.kind)}
        >
          <one.icon size={16} aria-hidden="true" />
        </button>
      ))}
    </div>
  )
}
