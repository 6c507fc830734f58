import type { Query, TimeWindow } from '@/api/types'
import { isLastPartial, mergeLines, toTimeData } from '@/charts/core/time-data'
import type { NumberKind } from '@/format/number'
import { useT, type MessageKey } from '@/i18n'
import type { Answer } from '@/live/frame'
import { KpiTile } from '@/widgets/kpi/KpiTile'
import { errorRate, statusClass } from '@/widgets/status/status-class'
import { useTile } from '@/widgets/use-tile'
import { statusCodes } from './queries'

interface KpiProps {
  title: MessageKey
  sub: MessageKey
  query: Query
  kind?: NumberKind
  goodWhen?: 'up' | 'down'
}

export function Kpi({ title, sub, query, ...rest }: KpiProps) {
  const t = useT()
  return <KpiTile title={t(title)} sub={t(sub)} {...useTile(query)} {...rest} />
}

/** Share of 5xx answers; shares the subscription of the status tile. */
export function ErrorRate({ range }: { range: TimeWindow }) {
  const t = useT()
  return (
    <KpiTile
      title={t('overview.errorRate')}
      sub={t(`range.${range}`)}
      kind="percent"
      goodWhen="down"
      headlineOf={({ frame }) =>
        errorRate(
          frame.results.map((row) => ({ status: String(row.dimensions.status ?? ''), count: row.count })),
        )
      }
      trend={trendOfErrors}
      {...useTile(statusCodes(range))}
    />
  )
}

function trendOfErrors({ frame }: Answer): (number | null)[] {
  const { times, lines } = mergeLines(toTimeData(frame.results, 'request', 'status'), statusClass)
  const settled = isLastPartial(times, frame.timestamp) ? times.slice(0, -1) : times
  return settled.map((_, at) =>
    errorRate(
      lines.map((line) => ({ status: line.name === '5xx' ? '500' : '200', count: line.values[at] ?? 0 })),
    ),
  )
}
