import { lazy, Suspense } from 'react'
import type { Dashboard, DashboardDocument } from '@/api/dashboard'
import type { BoardUrl } from '@/dashboard/board-url'
import { findWidget } from '@/dashboard/document'
import { fillText } from '@/widgets/host/question'
import type { Panel } from './panel'
import type { BoardView } from './use-board'

const AnnotationsPanel = lazy(() => import('../panels/AnnotationsPanel'))
const CommentsPanel = lazy(() => import('../panels/CommentsPanel'))
const EventsPanel = lazy(() => import('../panels/EventsPanel'))
const ExplainPanel = lazy(() => import('../panels/ExplainPanel'))
const PastDialog = lazy(() => import('../past/PastDialog'))
const HistoryPanel = lazy(() => import('../panels/HistoryPanel'))
const PeoplePanel = lazy(() => import('../panels/PeoplePanel'))
const ShareDialog = lazy(() => import('../share/ShareDialog'))
const TvDialog = lazy(() => import('../panels/TvDialog'))

interface PanelsProps {
  panel: Panel | null
  dashboard: Dashboard
  document: DashboardDocument
  view: BoardView
  canEdit: boolean
  url: BoardUrl
  onTv: (seconds: number, isOverFavourites: boolean) => void
  onPast: (change: Pick<BoardUrl, 'at' | 'replay'>) => void
  onRestored: () => void
  onClose: () => void
}

export function Panels(props: PanelsProps) {
  return <Suspense>{props.panel && <Open {...props} panel={props.panel} />}</Suspense>
}

function Open({
  panel,
  dashboard,
  document,
  view,
  canEdit,
  url,
  onTv,
  onPast,
  onRestored,
  onClose,
}: PanelsProps & { panel: Panel }) {
  const titleOf = (id: string) => {
    const title = findWidget(document, id)?.widget.title ?? id
    return fillText(title, view.boardOf(id).variables)
  }
  switch (panel.kind) {
    case 'explain': {
      const widget = findWidget(document, panel.widget)?.widget
      if (!widget) return null
      return (
        <ExplainPanel
          title={titleOf(widget.id)}
          widget={widget}
          board={view.boardOf(widget.id)}
          onClose={onClose}
        />
      )
    }
    case 'comments':
      return <CommentsPanel dashboard={dashboard} widget={panel.widget} titleOf={titleOf} onClose={onClose} />
    case 'events':
      return <EventsPanel title={panel.title} choice={panel.choice} onClose={onClose} />
    case 'people':
      return <PeoplePanel title={panel.title} choice={panel.choice} onClose={onClose} />
    case 'annotations':
      return (
        <AnnotationsPanel
          dashboard={dashboard.id}
          annotations={view.annotations}
          at={panel.at}
          canEdit={canEdit}
          onClose={onClose}
        />
      )
    case 'share':
      return <ShareDialog dashboard={dashboard} onClose={onClose} />
    case 'history':
      return (
        <HistoryPanel dashboard={dashboard} canEdit={canEdit} onRestored={onRestored} onClose={onClose} />
      )
    case 'tv':
      return <TvDialog onStart={onTv} onClose={onClose} />
    case 'past':
      return <PastDialog url={url} onChoose={onPast} onClose={onClose} />
  }
}
