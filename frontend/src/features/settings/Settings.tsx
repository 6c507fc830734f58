import { Suspense, useEffect, useRef } from 'react'
import { Link, useLocation, useParams, useSearch } from 'wouter'
import { ApiError } from '@/api/error'
import { useProject } from '@/api/project-context'
import { useMe } from '@/api/queries/me'
import { carriedUrl } from '@/dashboard/url-state'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import { isOffered, SECTIONS, sectionPath } from './sections'
import styles from './Settings.module.css'

/** What is set for the project and for oneself: a menu of sections, each with an address of its own. */
export default function Settings() {
  const t = useT()
  const { section = SECTIONS[0].id } = useParams()
  const chosen = SECTIONS.find((one) => one.id === section)
  // The screen's boundary says that there is no such page.
  if (!chosen) throw new ApiError(404, 'not_found', `There is no section ${section}.`)
  const Section = chosen.component
  return (
    <div className={styles.page}>
      <SectionMenu />
      <div className={styles.section}>
        <h2 className={styles.title}>{t(`settings.${chosen.id}`)}</h2>
        <Suspense
          fallback={
            <div className={styles.waiting}>
              <Skeleton shape="list" label={t('tile.loading', { title: t(`settings.${chosen.id}`) })} />
            </div>
          }
        >
          <Section />
        </Suspense>
      </div>
    </div>
  )
}

const KINDS = ['project', 'installation', 'you'] as const

function SectionMenu() {
  const t = useT()
  const menu = useRef<HTMLElement>(null)
  const [path] = useLocation()
  // On a phone the menu is a strip that scrolls sideways.
  useEffect(() => {
    const current = menu.current?.querySelector<HTMLElement>('[aria-current]')
    if (menu.current && current) menu.current.scrollLeft = current.offsetLeft - menu.current.offsetLeft - 24
  }, [path])
  const search = useSearch()
  const project = useProject()
  const isAdministrator = useMe().data?.role === 'admin'
  return (
    <nav ref={menu} className={styles.menu} aria-label={t('settings.sections')}>
      {KINDS.map((kind) => {
        const offered = SECTIONS.filter((one) => one.of === kind && isOffered(one, project, isAdministrator))
        return (
          offered.length > 0 && (
            <div key={kind} role="group" aria-label={t(`settings.of.${kind}`)}>
              <span aria-hidden="true">{t(`settings.of.${kind}`)}</span>
              {offered.map(({ id, icon: Icon }) => (
                <Link
                  key={id}
                  href={sectionPath(id) + carriedUrl(search)}
                  aria-current={path === sectionPath(id) ? 'page' : undefined}
                >
                  <Icon size={15} aria-hidden="true" />
                  {t(`settings.${id}`)}
                </Link>
              ))}
            </div>
          )
        )
      })}
    </nav>
  )
}
