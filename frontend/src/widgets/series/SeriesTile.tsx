import { useMemo } from 'react'
import { extentOf } from '@/charts/core/extent'
import { Legend } from '@/charts/core/Legend'
import { isLastPartial, toTimeData, type TimeData } from '@/charts/core/time-data'
import { TimeSeries } from '@/charts/uplot/TimeSeries'
import { useChartTheme } from '@/design/settings'
import type { NumberKind } from '@/format/number'
import { useFormat, type Format } from '@/format/use-format'
import { useT, type Translate } from '@/i18n'
import type { Answer } from '@/live/frame'
import type { Query } from '@/api/types'
import { Freshness } from '../Freshness'
import { settleRate } from '../time/rate'
import { Tile } from '../Tile'
import { useTile } from '../use-tile'

interface SeriesTileProps {
  title: string
  sub?: string
  query: Query
  kind?: NumberKind
  isArea?: boolean
  /** Palette slot of the line. */
  slot: number
  emptyText?: string
}

/** One live line over time. */
export function SeriesTile({ title, query, kind = 'number', slot, ...rest }: SeriesTileProps) {
  const t = useT()
  const format = useFormat()
  const theme = useChartTheme()
  const { frameRef, watched } = useTile(query)
  const colour = theme.categorical[slot]!
  const isRate = query.aggregation === 'rate'
  return (
    <Tile
      title={title}
      frameRef={frameRef}
      watched={watched}
      skeleton="line"
      isEmpty={({ frame }) => frame.results.every((row) => row.value === null || row.count === 0)}
      aside={<Freshness frame={watched.data?.frame} />}
      legend={(answer) => (
        <Legend items={[{ label: t('tile.now'), colour, value: format.number(lastSettled(answer), kind) }]} />
      )}
      table={({ frame }) => ({
        columns: [{ label: t('field.time') }, { label: title, isNumeric: true }],
        rows: frame.results.map((row) => [
          format.dateTime(row.timestamp ?? ''),
          format.exact(row.value, kind),
        ]),
      })}
      {...rest}
    >
      {(answer) => (
        <Line answer={answer} {...{ title, kind, colour, format, t, isRate }} isArea={rest.isArea ?? false} />
      )}
    </Tile>
  )
}

/** The newest value that will not change any more. */
function lastSettled({ frame }: Answer): number | undefined {
  const { times, lines } = toTimeData(frame.results, frame.metric)
  const values = lines[0]?.values ?? []
  return extentOf(isLastPartial(times, frame.timestamp) ? values.slice(0, -1) : values)?.last
}

interface LineProps {
  answer: Answer
  title: string
  kind: NumberKind
  colour: string
  isArea: boolean
  isRate: boolean
  format: Format
  t: Translate
}

function Line({ answer, title, kind, colour, isArea, isRate, format, t }: LineProps) {
  const theme = useChartTheme()
  const { results, timestamp } = answer.frame
  const data = useMemo(
    () => toTimeData(isRate ? settleRate(results, timestamp) : results, title),
    [results, timestamp, title, isRate],
  )
  const formatValue = useMemo(() => (value: number) => format.number(value, kind), [format, kind])
  return (
    <TimeSeries
      data={data}
      theme={theme}
      series={[{ label: title, colour }]}
      isArea={isArea}
      hasPartial={isLastPartial(data.times, timestamp)}
      syncKey="overview"
      formatValue={formatValue}
      formatTick={format.tick}
      formatTime={format.dateTime}
      summary={seriesSummary(title, data, formatValue, format, t)}
    />
  )
}

function seriesSummary(
  title: string,
  { times, lines }: TimeData,
  formatValue: (value: number) => string,
  format: Format,
  t: Translate,
): string {
  const extent = extentOf(lines[0]?.values ?? [])
  if (!extent) return t('chart.noData', { title })
  return t('chart.series', {
    title,
    count: times.length,
    from: format.dateTime(times[0]! * 1000),
    to: format.dateTime(times.at(-1)! * 1000),
    low: formatValue(extent.low),
    high: formatValue(extent.high),
    last: formatValue(extent.last),
  })
}
