import { useMemo, useState } from 'react'
import type { PublicDashboard } from '@/api/share'
import { useBoardUrl } from '@/dashboard/board-url'
import { isEqual, tabOf } from '@/dashboard/document'
import { BoardGrid } from '@/dashboard/grid/BoardGrid'
import type { TimeChoice } from '@/dashboard/time/TimePicker'
import { valuesOf } from '@/dashboard/variables'
import { TimeZoneContext } from '@/format/use-format'
import { useT } from '@/i18n'
import { queryKey } from '@/live/query-key'
import type { WidgetActions } from '@/widgets/contract'
import type { Board } from '@/widgets/host/board'
import { WidgetHost } from '@/widgets/host/WidgetHost'
import { BoardBar } from '../board/BoardBar'
import { DrillMenu, type Drill } from '../board/DrillMenu'
import { TabBar } from '../board/TabBar'
import { inWindow } from '../board/use-drill'
import { PastBanner } from '../past/PastBanner'
import styles from './public.module.css'
import { useAsk } from './use-ask'

interface PublicBoardProps {
  token: string
  password: string
  dashboard: PublicDashboard
}

const REFRESH_SECONDS = 30
/** Inside another page the dashboard comes without its head: that page has one. */
const isFramed = window.self !== window.top

/** A dashboard for strangers: its own questions, and filters only where the link allows them. */
export function PublicBoard({ token, password, dashboard }: PublicBoardProps) {
  const t = useT()
  const [url, change] = useBoardUrl()
  const [drill, setDrill] = useState<Drill | null>(null)
  const ask = useAsk({ token, password, dashboard, url })
  const { document, project, allow_filters } = dashboard
  const tab = tabOf(document, url.tab)
  const at = allow_filters ? url.at : null
  const range = (allow_filters ? url.range : null) ?? document.time.range
  const time: TimeChoice = {
    range,
    compare: document.time.compare,
    refresh: document.time.refresh === 'off' || at !== null ? 'off' : REFRESH_SECONDS,
  }
  const key = queryKey({ time, at, filters: url.filters, cross: url.cross, chosen: url.variables })
  const board = useMemo<Board>(
    () => ({
      ...time,
      filters: [...document.filters, ...url.filters, ...url.cross.map((one) => one.filter)],
      variables: valuesOf(document.variables, url.variables),
      ...(at === null ? {} : { at }),
      ask,
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for time, filters and variables
    [key, document, ask],
  )
  const filter = ({ selection }: Drill) => {
    const fresh = selection.filters.filter((one) => !url.filters.some((known) => isEqual(known, one)))
    change({ filters: [...url.filters, ...fresh] })
  }
  const byId = new Map(tab.widgets.map((widget) => [widget.id, widget]))
  const actionsOf = (widget: string): WidgetActions =>
    allow_filters
      ? {
          select: (selection, at) => setDrill({ widget, selection, at: inWindow(at) }),
          zoom: (span) => change({ range: span }),
        }
      : {}
  return (
    <TimeZoneContext value={project.timezone}>
      <title>{`${document.name} · ${project.name}`}</title>
      {!isFramed && (
        <header className={styles.header}>
          <img src="/icons/tidegauge.svg" width="24" height="24" alt="" />
          <h1>{document.name}</h1>
          <span>{project.name}</span>
        </header>
      )}
      <main className={styles.board}>
        {at !== null && <PastBanner at={at} onNow={() => change({ at: null, replay: null })} />}
        <BoardBar
          document={document}
          url={url}
          change={change}
          time={time}
          isPublic
          isFixed={!allow_filters}
        />
        <TabBar tabs={document.tabs} current={tab.id} onChoose={(next) => change({ tab: next })} />
        <div id="board">
          <BoardGrid boxes={tab.widgets}>
            {(id) => <WidgetHost widget={byId.get(id)!} board={board} actions={actionsOf(id)} />}
          </BoardGrid>
        </div>
      </main>
      <DrillMenu drill={drill} choices={{ filter }} onClose={() => setDrill(null)} />
      {!isFramed && <footer className={styles.footer}>{t('public.made')}</footer>}
    </TimeZoneContext>
  )
}
