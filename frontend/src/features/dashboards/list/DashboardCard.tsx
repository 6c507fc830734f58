import { Copy, Ellipsis, Globe, Lock, Pencil, Star, Trash2, Users } from 'lucide-react'
import { Link, useSearch } from 'wouter'
import type { DashboardSummary } from '@/api/dashboard'
import { useFavourite } from '@/api/queries/dashboards'
import { Thumbnail } from '@/dashboard/Thumbnail'
import { carriedUrl } from '@/dashboard/url-state'
import { IconButton } from '@/design/ui/IconButton'
import { Menu } from '@/design/ui/Menu'
import { ago } from '@/format/time'
import { useLocale, useT } from '@/i18n'
import styles from './list.module.css'
import type { CardActions } from './use-card-actions'

const ICONS = { private: Lock, people: Users, everyone: null, public: Globe }

export function DashboardCard({ summary, actions }: { summary: DashboardSummary; actions: CardActions }) {
  const t = useT()
  const locale = useLocale((state) => state.tag)
  const search = useSearch()
  const Icon = ICONS[summary.visibility]
  const when = ago(new Date(summary.updated_at), new Date(), locale)
  return (
    <li className={styles.card}>
      <div className={styles.picture}>
        {summary.thumbnail.length > 0 ? (
          <Thumbnail boxes={summary.thumbnail} />
        ) : (
          <span className={styles.nothing}>{t('dashboards.noWidgets')}</span>
        )}
      </div>
      <div className={styles.text}>
        <h2 className={styles.name}>
          <Link
            href={`/dashboards/${summary.id}${carriedUrl(search)}`}
            className={styles.link ?? ''}
            data-card
            title={summary.name}
          >
            {summary.name}
          </Link>
        </h2>
        <p className={styles.description}>
          {Icon && <Icon size={12} role="img" aria-label={t(`sharing.${summary.visibility}`)} />}
          <span>{[summary.folder, summary.description].filter(Boolean).join(' · ') || ' '}</span>
        </p>
        <p className={styles.meta}>
          <span>{t('dashboards.widgets', { count: summary.widget_count })}</span>
          <span title={summary.updated_by.name}>{when}</span>
          {summary.tags.slice(0, 3).map((tag) => (
            <span key={tag} className={styles.tag}>
              {tag}
            </span>
          ))}
        </p>
      </div>
      <CardTools summary={summary} actions={actions} />
    </li>
  )
}

function CardTools({ summary, actions }: { summary: DashboardSummary; actions: CardActions }) {
  const t = useT()
  const favourite = useFavourite()
  const { id, name, is_favourite } = summary
  const isEditable = summary.access === 'edit' && actions.canCreate
  const sections = [
    {
      id: 'do',
      items: [
        ...(isEditable
          ? [
              {
                id: 'edit',
                label: t('dashboards.edit'),
                icon: <Pencil size={14} />,
                onSelect: () => actions.edit(id),
              },
            ]
          : []),
        ...(actions.canCreate
          ? [
              {
                id: 'copy',
                label: t('dashboards.duplicate'),
                icon: <Copy size={14} />,
                onSelect: () => actions.duplicate(summary),
              },
            ]
          : []),
        ...(isEditable
          ? [
              {
                id: 'delete',
                label: t('dashboards.delete'),
                icon: <Trash2 size={14} />,
                isDanger: true,
                onSelect: () => actions.remove(summary),
              },
            ]
          : []),
      ],
    },
  ]
  return (
    <div className={styles.tools} data-favourite={is_favourite}>
      <IconButton
        label={t(is_favourite ? 'dashboards.unstar' : 'dashboards.star', { name })}
        aria-pressed={is_favourite}
        isSmall
        className={styles.star}
        onClick={() => favourite.mutate({ id, is_favourite: !is_favourite })}
      >
        <Star size={14} aria-hidden="true" />
      </IconButton>
      {sections[0]!.items.length > 0 && (
        <Menu
          label={t('dashboards.more', { name })}
          sections={sections}
          variant="ghost"
          className={styles.more}
        >
          <Ellipsis size={14} aria-hidden="true" />
        </Menu>
      )}
    </div>
  )
}
