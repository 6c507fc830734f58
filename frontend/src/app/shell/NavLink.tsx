import { Link, useLocation, useSearch } from 'wouter'
import { carriedUrl } from '@/dashboard/url-state'
import { useT } from '@/i18n'
import type { NavItem } from './nav-items'

/** A link to a screen that takes project and time range along. */
export function NavLink({ item, className }: { item: NavItem; className: string | undefined }) {
  const t = useT()
  const [path] = useLocation()
  const search = useSearch()
  const Icon = item.icon
  return (
    <Link
      href={item.path + carriedUrl(search)}
      className={className ?? ''}
      title={t(item.label)}
      aria-current={path === item.path ? 'page' : isBelow(path, item.path) ? 'true' : undefined}
    >
      <Icon size={16} aria-hidden="true" />
      <span>{t(item.label)}</span>
    </Link>
  )
}

const isBelow = (path: string, screen: string) => screen !== '/' && path.startsWith(`${screen}/`)
