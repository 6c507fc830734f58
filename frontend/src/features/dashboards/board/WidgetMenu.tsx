import { Ellipsis, Expand, MessageSquare, Pencil, Sigma } from 'lucide-react'
import { Menu, type MenuSection } from '@/design/ui/Menu'
import { useT } from '@/i18n'
import { useTakeAway } from '@/widgets/host/use-take-away'
import styles from './board.module.css'

export interface WidgetMenuActions {
  zoom: (id: string) => void
  explain: (id: string) => void
  comment: (id: string) => void
  edit?: (id: string) => void
}

interface WidgetMenuProps {
  id: string
  title: string
  comments: number
  hasQuestion: boolean
  actions: WidgetMenuActions
}

export function WidgetMenu({ id, title, comments, hasQuestion, actions }: WidgetMenuProps) {
  const t = useT()
  const item = (name: string, Icon: typeof Expand, label: string, onSelect: () => void, badge?: string) => {
    return {
      id: name,
      label,
      icon: <Icon size={14} aria-hidden="true" />,
      onSelect,
      ...(badge ? { badge } : {}),
    }
  }
  const { edit } = actions
  const takeAway = useTakeAway(hasQuestion)
  const sections: MenuSection[] = [
    {
      id: 'look',
      items: [
        item('zoom', Expand, t('board.zoomWidget'), () => actions.zoom(id)),
        ...(hasQuestion ? [item('explain', Sigma, t('board.explain'), () => actions.explain(id))] : []),
        item(
          'comment',
          MessageSquare,
          t('board.comments'),
          () => actions.comment(id),
          comments > 0 ? String(comments) : undefined,
        ),
      ],
    },
    ...takeAway,
    ...(edit ? [{ id: 'edit', items: [item('edit', Pencil, t('dashboards.edit'), () => edit(id))] }] : []),
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
