import { Menu } from '@/design/ui/Menu'
import { useT } from '@/i18n'
import { compatibleKinds, widgetKind } from '../registry'
import styles from './host.module.css'

interface KindMenuProps {
  title: string
  kind: string
  onChange: (kind: string) => void
}

/** The other charts that can draw the same data; nothing when there is no other. */
export function KindMenu({ title, kind, onChange }: KindMenuProps) {
  const t = useT()
  const kinds = compatibleKinds(kind)
  const Icon = widgetKind(kind)?.icon
  if (kinds.length < 2 || !Icon) return null
  const items = kinds.map((one) => ({
    id: one.kind,
    label: t(one.label),
    icon: <one.icon size={14} aria-hidden="true" />,
    isChecked: one.kind === kind,
    onSelect: () => onChange(one.kind),
  }))
  return (
    <Menu
      label={t('widget.chartType', { title })}
      sections={[{ id: 'kinds', heading: t('widget.drawAs'), items }]}
      variant="ghost"
      className={styles.tool}
    >
      <Icon size={14} aria-hidden="true" />
    </Menu>
  )
}
