import { Folder, LayoutDashboard, Star, Tag, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DashboardList } from '@/api/dashboard'
import { useLocale, useT } from '@/i18n'
import { foldersOf } from './arrange'
import styles from './list.module.css'
import { useListUrl, type ListUrl } from './list-url'

const EVERYTHING: Partial<ListUrl> = { folder: null, tag: null, isFavourite: false, isDeleted: false }

/** Folders, tags, favourites and the bin, beside the cards (on a phone: above them). */
export function Rail({ list }: { list: DashboardList }) {
  const t = useT()
  const locale = useLocale((state) => state.tag)
  const [url, change] = useListUrl()
  const isAll = !url.folder && !url.tag && !url.isFavourite && !url.isDeleted
  const favourites = list.dashboards.filter((one) => one.is_favourite).length
  return (
    <nav className={styles.rail} aria-label={t('dashboards.places')}>
      <Place
        isCurrent={isAll}
        icon={<LayoutDashboard size={14} />}
        count={list.dashboards.length}
        onSelect={() => change(EVERYTHING)}
      >
        {t('dashboards.all')}
      </Place>
      <Place
        isCurrent={url.isFavourite}
        icon={<Star size={14} />}
        count={favourites}
        onSelect={() => change({ ...EVERYTHING, isFavourite: true })}
      >
        {t('dashboards.favourites')}
      </Place>
      {foldersOf(list.dashboards, locale).map((folder) => (
        <Place
          key={folder.path}
          isCurrent={url.folder === folder.path}
          icon={<Folder size={14} />}
          count={folder.count}
          depth={folder.depth}
          onSelect={() => change({ ...EVERYTHING, folder: folder.path })}
        >
          {folder.name}
        </Place>
      ))}
      {list.tags.map((tag) => (
        <Place
          key={tag}
          isCurrent={url.tag === tag}
          icon={<Tag size={14} />}
          onSelect={() => change({ ...EVERYTHING, tag })}
        >
          {tag}
        </Place>
      ))}
      <Place
        isCurrent={url.isDeleted}
        icon={<Trash2 size={14} />}
        onSelect={() => change({ ...EVERYTHING, isDeleted: true })}
      >
        {t('dashboards.bin')}
      </Place>
    </nav>
  )
}

interface PlaceProps {
  isCurrent: boolean
  icon: ReactNode
  count?: number
  depth?: number
  onSelect: () => void
  children: ReactNode
}

function Place({ isCurrent, icon, count, depth = 0, onSelect, children }: PlaceProps) {
  return (
    <button
      type="button"
      className={styles.place}
      style={{ '--depth': depth } as React.CSSProperties}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={onSelect}
    >
      <span className={styles.placeIcon} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.placeName}>{children}</span>
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </button>
  )
}
