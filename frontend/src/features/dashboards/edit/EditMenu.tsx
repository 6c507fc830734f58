import { ArrowDown, ArrowUp, ClipboardCopy, Copy, Ellipsis, Pencil, Scaling, Trash2 } from 'lucide-react'
import { SIZE_PRESETS } from '@/dashboard/grid/in-order'
import { Menu } from '@/design/ui/Menu'
import { useT } from '@/i18n'
import styles from './edit.module.css'
import type { Edits } from './use-edits'

interface EditMenuProps {
  id: string
  title: string
  edits: Edits
  onOpen: (id: string) => void
}

/** Everything that can be done with a widget without dragging. */
export function EditMenu({ id, title, edits, onOpen }: EditMenuProps) {
  const t = useT()
  const item = (name: string, Icon: typeof Copy, label: string, onSelect: () => void) => {
    return { id: name, label, icon: <Icon size={14} aria-hidden="true" />, onSelect }
  }
  const sections = [
    {
      id: 'do',
      items: [
        item('edit', Pencil, t('dashboards.edit'), () => onOpen(id)),
        item('duplicate', Copy, t('dashboards.duplicate'), () => edits.duplicate(id)),
        item('copy', ClipboardCopy, t('action.copy'), () => edits.copy(id)),
      ],
    },
    {
      id: 'place',
      items: [
        item('up', ArrowUp, t('edit.moveUp'), () => edits.moveInOrder(id, -1)),
        item('down', ArrowDown, t('edit.moveDown'), () => edits.moveInOrder(id, 1)),
        ...SIZE_PRESETS.map((preset) =>
          item(preset, Scaling, t(`edit.size.${preset}`), () => edits.setSize(id, preset)),
        ),
      ],
    },
    {
      id: 'remove',
      items: [{ ...item('remove', Trash2, t('edit.remove'), () => edits.remove(id)), isDanger: true }],
    },
  ]
  return (
    <Menu
      label={t('dashboards.more', { name: title })}
      sections={sections}
      variant="ghost"
      className={styles.menu}
    >
      <Ellipsis size={14} aria-hidden="true" />
    </Menu>
  )
}
