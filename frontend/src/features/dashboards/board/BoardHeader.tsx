import {
  ArrowLeft,
  Copy,
  Ellipsis,
  Flag,
  History,
  ImageDown,
  Maximize,
  MessageSquare,
  Pencil,
  Rewind,
  Share2,
  Star,
  Trash2,
  Tv,
} from 'lucide-react'
import { Link, useSearch } from 'wouter'
import type { Dashboard, Presence } from '@/api/dashboard'
import { useProject } from '@/api/project-context'
import { useFavourite } from '@/api/queries/dashboards'
import { useMe } from '@/api/queries/me'
import { carriedUrl } from '@/dashboard/url-state'
import { Button } from '@/design/ui/Button'
import { IconButton } from '@/design/ui/IconButton'
import { Menu, type MenuItem } from '@/design/ui/Menu'
import { TopbarTitle, TopbarTools } from '@/design/ui/topbar-slot'
import { useT } from '@/i18n'
import styles from './board.module.css'
import { People } from './People'
import type { Panel } from './panel'

interface BoardTitleProps {
  dashboard: Dashboard
  name: string
}

export function BoardTitle({ dashboard, name }: BoardTitleProps) {
  const t = useT()
  const project = useProject()
  const search = useSearch()
  const favourite = useFavourite()
  const { id, is_favourite } = dashboard
  const list = `/dashboards${carriedUrl(search)}`
  return (
    <TopbarTitle name={`${name} · ${project.name} · ${t('app.name')}`}>
      <Link href={list} className={styles.back ?? ''} aria-label={t('nav.dashboards')}>
        <ArrowLeft size={18} aria-hidden="true" />
      </Link>
      <Link href={list} className={styles.crumb ?? ''}>
        {t('nav.dashboards')}
      </Link>
      <span className={styles.crumb} aria-hidden="true">
        /
      </span>
      <h1 className={styles.title} title={name}>
        {name}
      </h1>
      <IconButton
        label={t(is_favourite ? 'dashboards.unstar' : 'dashboards.star', { name })}
        aria-pressed={is_favourite}
        isSmall
        className={styles.star}
        onClick={() => favourite.mutate({ id, is_favourite: !is_favourite })}
      >
        <Star size={15} aria-hidden="true" />
      </IconButton>
    </TopbarTitle>
  )
}

interface BoardToolsProps {
  people: readonly Presence[]
  canEdit: boolean
  canShare: boolean
  canCreate: boolean
  isSingle: boolean
  open: (panel: Panel) => void
  onPicture: () => void
  onEdit: () => void
  onCopy: () => void
  onDelete: () => void
}

export function BoardTools(props: BoardToolsProps) {
  const { people, canEdit, canShare, canCreate, open, onPicture, onEdit, onCopy, onDelete } = props
  const t = useT()
  const me = useMe().data
  const item = (
    id: string,
    Icon: typeof Tv,
    label: string,
    onSelect: () => void,
    isDanger = false,
  ): MenuItem => {
    return { id, label, icon: <Icon size={14} aria-hidden="true" />, onSelect, isDanger }
  }
  const sections = [
    {
      id: 'look',
      items: [
        item(
          'full',
          Maximize,
          t('board.fullScreen'),
          () => void document.documentElement.requestFullscreen(),
        ),
        item('tv', Tv, t('board.tv'), () => open({ kind: 'tv' })),
        item('comments', MessageSquare, t('board.comments'), () => open({ kind: 'comments', widget: null })),
        item('annotations', Flag, t('board.annotations'), () => open({ kind: 'annotations', at: null })),
        item('history', History, t('board.history'), () => open({ kind: 'history' })),
        item('past', Rewind, t('past.title'), () => open({ kind: 'past' })),
        item('png', ImageDown, t('export.png'), onPicture),
      ],
    },
    {
      id: 'change',
      items: [
        ...(canCreate ? [item('copy', Copy, t('dashboards.duplicate'), onCopy)] : []),
        ...(canEdit ? [item('delete', Trash2, t('dashboards.delete'), onDelete, true)] : []),
      ],
    },
  ].filter((section) => section.items.length > 0)
  return (
    <TopbarTools>
      <People people={people} self={me?.id} />
      {canShare && (
        <Button onClick={() => open({ kind: 'share' })} aria-label={t('board.share')}>
          <Share2 size={14} aria-hidden="true" />
          <span className={styles.wide}>{t('board.share')}</span>
        </Button>
      )}
      {canEdit && (
        <Button variant="primary" onClick={onEdit} aria-label={t('dashboards.edit')}>
          <Pencil size={14} aria-hidden="true" />
          <span className={styles.wide}>{t('dashboards.edit')}</span>
        </Button>
      )}
      <Menu label={t('board.more')} sections={sections} variant="ghost" className={styles.more}>
        <Ellipsis size={16} aria-hidden="true" />
      </Menu>
    </TopbarTools>
  )
}
