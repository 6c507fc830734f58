import { Link, useLocation, useSearch } from 'wouter'
import { carriedUrl } from '@/dashboard/url-state'
import { useT } from '@/i18n'
import { isOn, type Screen } from '../screens'
import { FiringBadge } from './FiringBadge'

interface NavLinkProps {
  item: Screen
  className: string | undefined
  onClick?: () => void
}

/** A link to a screen that takes project and time range along. */
export function NavLink({ item, className, onClick }: NavLinkProps) {
  const t = useT()
  const [path] = useLocation()
  const search = useSearch()
  const Icon = item.icon
  return (
    <Link
      href={item.path + carriedUrl(search)}
      className={className ?? ''}
      title={t(item.label)}
      aria-current={path === item.path ? 'page' : isOn(path, item.path) ? 'true' : undefined}
      {...(onClick ? { onClick } : {})}
    >
      <Icon size={16} aria-hidden="true" />
      <span>{t(item.label)}</span>
      {item.path === '/alerts' && <FiringBadge />}
    </Link>
  )
}
