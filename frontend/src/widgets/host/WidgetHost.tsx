import { memo, Suspense, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { Widget } from '@/api/dashboard'
import { usePastEvents } from '@/api/queries/past-events'
import type { FilterNode } from '@/api/types'
import type { DisplayOptions } from '@/charts/core/display'
import { useSize, type Size } from '@/charts/core/use-size'
import { ErrorState } from '@/design/ui/ErrorState'
import { loadable } from '@/design/ui/loadable'
import type { SkeletonShape } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import { useOnScreen } from '@/live/use-on-screen'
import { useFeed } from '@/live/use-stream'
import type { WidgetActions, WidgetKind, WidgetProps } from '../contract'
import { Freshness } from '../Freshness'
import { widgetKind } from '../registry'
import { StoreAway } from '../StoreAway'
import { Tile } from '../Tile'
import type { Board } from './board'
import { isEmpty } from './empty'
import { Fence } from './Fence'
import { KindMenu } from './KindMenu'
import { lazyKind } from './lazy-kind'
import styles from './host.module.css'
import { fillFilters, fillText } from './question'
import { TakeAway, useShownNow } from './take-away'
import { useShown } from './use-shown'
import { faultOf, useFetchedAnswers, useFollowedAnswers, type Watching } from './source'

export interface WidgetHostProps {
  widget: Widget
  board: Board
  actions?: WidgetActions
  /** Beside the title: what the dashboard has to tell of this widget. */
  mark?: ReactNode
  /** At the end of the header: the dashboard's menu of this widget. */
  menu?: ReactNode
  /** While a widget is edited its chart type is chosen in the editor, and nothing in it is pressed. */
  isEditing?: boolean
}

const NO_ACTIONS: WidgetActions = {}

/** Asks a widget's questions while it is on screen, live or not, and draws the answers in their frame. */
export const WidgetHost = memo(function WidgetHost(props: WidgetHostProps) {
  const source = sourceOf(props)
  // Another source draws another frame, whose place on the screen is looked at anew.
  return <Placed key={source} source={source} {...props} />
})

function sourceOf({ widget, board }: WidgetHostProps): keyof typeof SOURCES {
  const range = widget.time?.range ?? board.range
  if (widgetKind(widget.kind)?.shape === 'events' && !board.ask) return board.at ? 'pastEvents' : 'events'
  return board.refresh === 'live' && typeof range === 'string' && !board.ask && !board.at ? 'live' : 'fetched'
}

function Placed({ source, ...props }: WidgetHostProps & { source: keyof typeof SOURCES }) {
  const frameRef = useRef<HTMLElement>(null)
  const isOnScreen = useOnScreen(frameRef)
  const { kind: name } = props.widget
  useEffect(() => {
    // Its code travels while its questions are asked; what cannot be fetched is reported when it is drawn.
    const kind = widgetKind(name)
    if (isOnScreen && kind)
      lazyKind(kind)
        .preload()
        .catch(() => {})
  }, [isOnScreen, name])
  const Source = SOURCES[source]
  return <Source {...props} frameRef={frameRef} isOnScreen={isOnScreen} />
}

interface SourceProps extends WidgetHostProps {
  frameRef: RefObject<HTMLElement | null>
  isOnScreen: boolean
}

function LiveSource(props: SourceProps) {
  const watching = useFollowedAnswers(props.widget, props.board, props.isOnScreen)
  return <Framed {...props} watching={watching} />
}

function FetchedSource(props: SourceProps) {
  const watching = useFetchedAnswers(props.widget, props.board, props.isOnScreen)
  return <Framed {...props} watching={watching} />
}

type Events = WidgetProps['events']

/** A feed has no question: which events it shows is one of its options. It is live whatever the dashboard is. */
function EventSource(props: SourceProps) {
  const { widget, board, isOnScreen } = props
  const { filters = [] } = widget.options as { filters?: readonly FilterNode[] }
  const wanted = useMemo(
    () => fillFilters([...filters, ...board.filters], board.variables),
    [filters, board.filters, board.variables],
  )
  const feed = useFeed(isOnScreen, wanted)
  const watching: Watching = { ...feed, data: feed.data && [] }
  return <Framed {...props} watching={watching} events={feed.data?.events} />
}

/** The newest events of those that had come by the moment that the dashboard shows. */
function PastEventSource(props: SourceProps) {
  const { widget, board, isOnScreen } = props
  const { filters = [] } = widget.options as { filters?: readonly FilterNode[] }
  const wanted = useMemo(
    () => fillFilters([...filters, ...board.filters], board.variables),
    [filters, board.filters, board.variables],
  )
  const t = useT()
  const events = usePastEvents(board.at ?? '', wanted, isOnScreen)
  const shown = useShown(events.data ?? null, events.error !== null)
  const watching: Watching = {
    data: shown.data && [],
    isRefreshing: shown.isRefreshing,
    fault: events.error && faultOf(events.error, t),
    retry: () => void events.refetch(),
  }
  return <Framed {...props} watching={watching} events={shown.data ?? undefined} />
}

const SOURCES = {
  live: LiveSource,
  fetched: FetchedSource,
  events: EventSource,
  pastEvents: PastEventSource,
}

const SKELETONS: Partial<Record<string, SkeletonShape>> = {
  series: 'line',
  categories: 'list',
  matrix: 'block',
  number: 'number',
  rows: 'list',
  events: 'list',
}
const SHAPES: Partial<Record<string, SkeletonShape>> = {
  bar: 'bars',
  histogram: 'bars',
  pie: 'ring',
  doughnut: 'ring',
  polar_area: 'ring',
  radar: 'ring',
  gauge: 'ring',
}

function Framed(props: SourceProps & { watching: Watching; events?: Events | undefined }) {
  const { widget, board, watching, frameRef, mark, menu, isEditing = false } = props
  const t = useT()
  const [chosen, setChosen] = useState<string | null>(null)
  const title = fillText(widget.title, board.variables)
  const own = widgetKind(widget.kind)
  const kind = (chosen === null ? undefined : widgetKind(chosen)) ?? own
  const options = useMemo(
    () => (kind === own ? widget.options : displayOf(widget.options)),
    [kind, own, widget.options],
  )
  const cut = watching.data?.find((answer) => answer.truncated)
  const shownNow = useShownNow({ title, frameRef, kind, answers: watching.data, options })
  return (
    <TakeAway value={shownNow}>
      <Tile<WidgetProps['answers']>
        title={title}
        frameRef={frameRef}
        watched={kind ? watching : { ...watching, data: watching.data ?? [] }}
        skeleton={SHAPES[widget.kind] ?? SKELETONS[own?.shape ?? ''] ?? 'block'}
        isEmpty={(answers) => kind !== undefined && isEmpty(kind.shape, answers)}
        aside={
          <>
            {cut && <span className={styles.note}>{t('widget.truncated', { count: groupsIn(cut) })}</span>}
            {watching.everySeconds !== undefined && watching.staleAsOf === undefined && (
              <span className={styles.note} title={t('widget.byClockHint')}>
                {t('widget.byClock', { count: watching.everySeconds })}
              </span>
            )}
            {watching.staleAsOf !== undefined && <StoreAway asOf={watching.staleAsOf} />}
            {watching.frame && watching.staleAsOf === undefined && <Freshness frame={watching.frame} />}
            {kind && !isEditing && <KindMenu title={title} kind={kind.kind} onChange={setChosen} />}
          </>
        }
        mark={mark}
        menu={menu}
        {...(kind && widget.queries.length > 0 && !isEditing
          ? { tableView: (answers) => <TableView {...{ title, kind, answers, options }} /> }
          : {})}
      >
        {(answers) =>
          kind ? (
            <Drawn {...props} {...{ title, kind, answers, options }} />
          ) : (
            <p>{t('widget.unknownKind', { kind: widget.kind })}</p>
          )
        }
      </Tile>
    </TakeAway>
  )
}

/** How many groups came of more. */
function groupsIn(answer: WidgetProps['answers'][number]): number {
  return new Set(answer.rows.map((row) => JSON.stringify(row.dimensions))).size
}

const AnswerTable = loadable(() => import('./AnswerTable'))

interface TableViewProps {
  title: string
  kind: WidgetKind
  answers: WidgetProps['answers']
  options: object
}

function TableView({ options, ...rest }: TableViewProps) {
  return <Measured>{(size) => <AnswerTable {...rest} options={options} size={size} />}</Measured>
}

interface DrawnProps extends SourceProps {
  title: string
  kind: WidgetKind
  answers: WidgetProps['answers']
  options: object
  events?: Events | undefined
}

function Drawn({ title, kind, answers, options, widget, board, actions = NO_ACTIONS, events }: DrawnProps) {
  const t = useT()
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set())
  const Chart = lazyKind(kind)
  const key = `${widget.id}:${kind.kind}`
  return (
    <Fence
      key={key}
      fallback={(error, retry) => (
        <ErrorState message={t('widget.broken', { message: error.message })} onRetry={retry} />
      )}
    >
      <Measured>
        {({ width, height }) => (
          <Chart
            {...{ title, options, width, height, actions, hidden }}
            answers={answers}
            onHiddenChange={setHidden}
            {...(board.annotations ? { annotations: board.annotations } : {})}
            {...(events ? { events } : {})}
          />
        )}
      </Measured>
    </Fence>
  )
}

function Measured({ children }: { children: (size: Size) => ReactNode }) {
  const ref = useRef<HTMLDivElement>(null)
  const size = useSize(ref)
  return (
    <div ref={ref} className={styles.body}>
      <div className={styles.drawing}>
        <Suspense>{size.width > 0 && size.height > 0 && children(size)}</Suspense>
      </div>
    </div>
  )
}

/** What another kind understands too. */
function displayOf(options: DisplayOptions): DisplayOptions {
  const { unit, currency, decimals, thresholds, value_mappings, legend, good_when } = options
  const kept = { unit, currency, decimals, thresholds, value_mappings, legend, good_when }
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined))
}
