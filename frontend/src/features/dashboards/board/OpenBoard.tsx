import { lazy, Suspense, useEffect, useState, type CSSProperties } from 'react'
import { useLocation } from 'wouter'
import type { Dashboard } from '@/api/dashboard'
import { may, useProject } from '@/api/project-context'
import { useDashboards } from '@/api/queries/dashboards'
import { useBoardUrl, writeBoardUrl } from '@/dashboard/board-url'
import { tabOf } from '@/dashboard/document'
import { dropDraft, dropOldDrafts, readDraft, type Draft } from '@/dashboard/draft'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { PastContext } from '@/widgets/past-context'
import { useCardActions } from '../list/use-card-actions'
import { BoardBar } from './BoardBar'
import { BoardTitle, BoardTools } from './BoardHeader'
import { DraftBanner } from './DraftBanner'
import { DrillMenu } from './DrillMenu'
import type { Panel } from './panel'
import { Panels } from './Panels'
import { SampleBanner } from './SampleBanner'
import { TabBar, tabName } from './TabBar'
import { TvHead } from './TvHead'
import { useBoard } from './use-board'
import { useDrill } from './use-drill'
import { useRoom } from './use-room'
import { useTv } from './use-tv'
import { useWorking } from './use-working'
import { PastHead } from '../past/PastHead'
import { useAhead } from '../past/use-ahead'
import { usePast } from '../past/use-past'
import { ViewBoard } from './ViewBoard'

/** Back from a moment that was looked at. */
const NOW = { at: null, replay: null } as const

const EditBoard = lazy(() => import('../edit/EditBoard'))

/** A dashboard that has arrived: read, or edited. */
export function OpenBoard({ dashboard }: { dashboard: Dashboard }) {
  const t = useT()
  const project = useProject()
  const { id } = dashboard
  const [url, change] = useBoardUrl()
  const room = useRoom(id)
  const editing = useWorking(id, room.tell)
  const { working } = editing
  const [draft, setDraft] = useState<Draft | null>(() => readDraft(project.id, id))
  const [panel, setPanel] = useState<Panel | null>(null)
  const actions = useCardActions()
  const mayEdit = dashboard.access === 'edit' && may(project, 'dashboard_create')
  const document_ = working?.document ?? dashboard.document
  const tab = tabOf(document_, url.tab)
  const past = usePast(url, change)
  const view = useBoard(id, document_, url, past.at)
  const widgetOf = (widget: string) => tab.widgets.find((one) => one.id === widget)
  const drill = useDrill({ view, url, change, widgetOf, open: setPanel, canEdit: may(project, 'edit') })
  const nextInTv = useNextInTv(dashboard, tab.id)
  const leaveTv = () => {
    if (document.fullscreenElement) void document.exitFullscreen()
    change({ tv: null })
  }
  useTv({ seconds: url.tv, onNext: nextInTv, onLeave: leaveTv })

  const isEditing = url.isEditing && mayEdit
  const { begin, end } = editing
  useEffect(() => {
    if (isEditing && !working) begin(dashboard, null, room.draft())
    if (!isEditing && working) end()
  })
  useEffect(() => {
    room.listen(editing.dispatch, working?.baseVersion ?? dashboard.version)
  })
  const where = `${tab.id} ${url.widget ?? ''} ${String(isEditing)}`
  useEffect(() => {
    room.present({ tab: tab.id, widget: url.widget, editing: isEditing })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- told when the place changes, not in every render
  }, [where])
  useEffect(() => dropOldDrafts(new Date()), [])
  const ahead = useAhead(tab, view)
  const { follow } = past
  useEffect(() => follow(ahead), [follow, ahead])

  const edit = (widget: string | null) =>
    change({ isEditing: true, widget: widget === '' ? null : widget, tv: null, ...NOW })
  const savePicture = async () => {
    const board = document.getElementById('board')
    if (!board) return
    try {
      const { downloadBoardPng } = await import('@/export/board-png')
      await downloadBoardPng(board, document_.name)
    } catch (error) {
      toast(`${t('export.failed')}: ${error instanceof Error ? error.message : String(error)}`, 'negative')
    }
  }
  const restore = () => {
    if (!draft) return
    begin(dashboard, draft)
    setDraft(null)
    change({ isEditing: true, ...NOW })
  }
  const discard = () => {
    dropDraft(project.id, id)
    setDraft(null)
  }
  const accent = document_.accent ? { '--board-accent': document_.accent } : {}
  const hasChips = [...document_.filters, ...url.filters, ...url.cross].length > 0
  return (
    <div style={accent as CSSProperties} data-board data-chips={hasChips}>
      <BoardTitle dashboard={dashboard} name={document_.name} />
      {!working && (
        <BoardTools
          people={room.people}
          canEdit={mayEdit}
          canShare={dashboard.access === 'edit' && may(project, 'dashboard_share')}
          canCreate={actions.canCreate}
          isSingle={document_.tabs.length < 2}
          open={setPanel}
          onPicture={() => void savePicture()}
          onEdit={() => edit(null)}
          onCopy={() => actions.duplicate(dashboard)}
          onDelete={() => actions.remove(dashboard)}
        />
      )}
      {url.tv === null && <SampleBanner />}
      {draft && mayEdit && url.tv === null && (
        <DraftBanner draft={draft} onRestore={restore} onDiscard={discard} />
      )}
      {past.at !== null && !working && (
        <PastHead
          past={past}
          annotations={view.annotations}
          onSpeed={(speed) => url.replay && change({ replay: { ...url.replay, speed } }, { replace: true })}
          onChoose={() => setPanel({ kind: 'past' })}
          onNow={() => change(NOW)}
        />
      )}
      {url.tv !== null && (
        <TvHead
          name={document_.name}
          tab={document_.tabs.length > 1 ? tabName(tab, document_.tabs.indexOf(tab), t) : null}
          range={view.time.range}
          onLeave={leaveTv}
        />
      )}
      {working ? (
        <Suspense>
          <EditBoard
            dashboard={dashboard}
            working={working}
            editing={editing}
            view={view}
            url={url}
            change={change}
            people={room.people}
          />
        </Suspense>
      ) : (
        <>
          {(url.tv === null || hasChips) && (
            <BoardBar document={document_} url={url} change={change} time={view.time} />
          )}
          <TabBar
            tabs={document_.tabs}
            current={tab.id}
            onChoose={(next) => change({ tab: next, widget: null })}
          />
          <PastContext value={past.at}>
            <div id="board" role={document_.tabs.length > 1 ? 'tabpanel' : undefined}>
              <ViewBoard
                dashboard={id}
                tab={tab}
                view={view}
                alone={url.widget}
                people={room.people}
                actionsOf={drill.actionsOf}
                menu={{
                  zoom: (widget) => change({ widget }),
                  explain: (widget) => setPanel({ kind: 'explain', widget }),
                  comment: (widget) => setPanel({ kind: 'comments', widget }),
                  ...(mayEdit ? { edit } : {}),
                }}
                onBack={() => change({ widget: null })}
              />
            </div>
          </PastContext>
        </>
      )}
      <DrillMenu drill={drill.drill} choices={drill.choices} onClose={drill.close} />
      <Panels
        panel={panel}
        dashboard={dashboard}
        document={document_}
        view={view}
        canEdit={mayEdit}
        url={{ ...url, at: past.at }}
        onPast={(moment) => {
          setPanel(null)
          change(moment)
        }}
        onTv={(seconds, isOverFavourites) => {
          setPanel(null)
          void document.documentElement.requestFullscreen()
          change({ tv: seconds, tour: isOverFavourites, widget: null })
        }}
        onRestored={() => {
          setPanel(null)
          end()
          change({ isEditing: false })
        }}
        onClose={() => setPanel(null)}
      />
    </div>
  )
}

/** The next tab; after the last one the next favourite dashboard, when the tour is over those. */
function useNextInTv(dashboard: Dashboard, tab: string): () => void {
  const [, navigate] = useLocation()
  const [url, change] = useBoardUrl()
  const list = useDashboards().data?.dashboards ?? []
  return () => {
    const tabs = dashboard.document.tabs
    const at = tabs.findIndex((one) => one.id === tab)
    const next = tabs[at + 1]
    const stops = list.filter((one) => one.is_favourite)
    if (next) {
      change({ tab: next.id }, { replace: true })
      return
    }
    const stop = stops[(stops.findIndex((one) => one.id === dashboard.id) + 1) % (stops.length || 1)]
    if (url.tour && stop && stop.id !== dashboard.id) {
      const search = writeBoardUrl(location.search, {
        tab: null,
        filters: [],
        cross: [],
        variables: {},
        range: null,
      })
      navigate(`/dashboards/${stop.id}${search}`, { replace: true })
    } else if (tabs.length > 1) change({ tab: tabs[0]!.id }, { replace: true })
  }
}
