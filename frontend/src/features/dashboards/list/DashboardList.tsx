import { ArrowDownWideNarrow, Plus, Search, SearchX } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Failure } from '@/api/Failure'
import type { DashboardList as List, Template } from '@/api/dashboard'
import { may, useProject } from '@/api/project-context'
import { useDashboards } from '@/api/queries/dashboards'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { Menu } from '@/design/ui/Menu'
import { Skeleton } from '@/design/ui/Skeleton'
import { useLocale, useT } from '@/i18n'
import { NewDashboardDialog } from '../create/NewDashboardDialog'
import { arrange, SORTS } from './arrange'
import { onArrowFocus } from './arrow-focus'
import { Bin } from './Bin'
import { DashboardCard } from './DashboardCard'
import styles from './list.module.css'
import { useListUrl } from './list-url'
import { Rail } from './Rail'
import { Start } from './Start'
import { useCardActions } from './use-card-actions'

/** Every dashboard of the project, to find, make and throw away. */
export default function DashboardList() {
  const t = useT()
  const project = useProject()
  const dashboards = useDashboards()
  const [creating, setCreating] = useState<{ first: Template | null } | null>(null)
  const create = may(project, 'dashboard_create') && (
    <Button variant="primary" aria-label={t('dashboards.new')} onClick={() => setCreating({ first: null })}>
      <Plus size={14} aria-hidden="true" />
      <span className={styles.wide}>{t('dashboards.new')}</span>
    </Button>
  )
  return (
    <>
      {dashboards.isPending && <Waiting />}
      {dashboards.isError && (
        <div className={styles.state}>
          <Failure of={dashboards.error} onRetry={() => void dashboards.refetch()} />
        </div>
      )}
      {dashboards.data && (
        <Found
          list={dashboards.data}
          create={create}
          onTemplate={may(project, 'dashboard_create') ? (first) => setCreating({ first }) : undefined}
        />
      )}
      <NewDashboardDialog
        isOpen={creating !== null}
        first={creating?.first ?? null}
        onClose={() => setCreating(null)}
      />
    </>
  )
}

function Waiting() {
  const t = useT()
  return (
    <div className={styles.waiting}>
      {Array.from({ length: 6 }, (_, index) => (
        <div key={index} className={styles.ghost}>
          <Skeleton shape="block" label={t('tile.loading', { title: t('nav.dashboards') })} />
        </div>
      ))}
    </div>
  )
}

interface FoundProps {
  list: List
  create: ReactNode
  onTemplate: ((template: Template) => void) | undefined
}

function Found({ list, create, onTemplate }: FoundProps) {
  const t = useT()
  const locale = useLocale((state) => state.tag)
  const [url, change] = useListUrl()
  const actions = useCardActions()
  const shown = arrange(list.dashboards, url, locale)
  if (list.dashboards.length === 0 && !url.isDeleted) return <Start create={create} onTemplate={onTemplate} />
  return (
    <div className={styles.page}>
      <Rail list={list} />
      <div className={styles.main}>
        <div className={styles.bar}>
          <SearchField />
          <SortMenu />
          {create}
        </div>
        {url.isDeleted ? (
          <Bin actions={actions} />
        ) : shown.length === 0 ? (
          <div className={styles.state}>
            <EmptyState
              icon={<SearchX size={24} aria-hidden="true" />}
              title={t('dashboards.noMatch')}
              action={
                <Button onClick={() => change({ search: '', folder: null, tag: null, isFavourite: false })}>
                  {t('dashboards.showAll')}
                </Button>
              }
            />
          </div>
        ) : (
          // Arrow keys are a shortcut between links that Tab reaches too.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <ul className={styles.cards} aria-label={t('nav.dashboards')} onKeyDown={onArrowFocus}>
            {shown.map((summary) => (
              <DashboardCard key={summary.id} summary={summary} actions={actions} />
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

/** “/” brings the cursor here from anywhere on the screen. */
function SearchField() {
  const t = useT()
  const [{ search }, change] = useListUrl()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [])
  return (
    <label className={styles.search}>
      <Search size={14} aria-hidden="true" />
      <span className="visually-hidden">{t('dashboards.search')}</span>
      <input
        ref={input}
        type="search"
        value={search}
        placeholder={t('dashboards.search')}
        maxLength={100}
        onChange={(event) => change({ search: event.target.value })}
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
  )
}

function SortMenu() {
  const t = useT()
  const [{ sort }, change] = useListUrl()
  const items = SORTS.map((id) => ({
    id,
    label: t(`dashboards.sort.${id}`),
    isChecked: id === sort,
    onSelect: () => change({ sort: id }),
  }))
  return (
    <Menu label={t('dashboards.sort')} sections={[{ id: 'sort', heading: t('dashboards.sort'), items }]}>
      <ArrowDownWideNarrow size={14} aria-hidden="true" />
      <span className={styles.wide}>{t(`dashboards.sort.${sort}`)}</span>
    </Menu>
  )
}
