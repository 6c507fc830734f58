import type { Query } from '@/api/types'
import { Legend } from '@/charts/core/Legend'
import { hasValues, mergeLines, toTimeData } from '@/charts/core/time-data'
import { StackedBars } from '@/charts/svg/StackedBars'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { Answer } from '@/live/frame'
import { Freshness } from '../Freshness'
import { rank } from '../ranking/rank'
import { Sized } from '../Sized'
import { Tile } from '../Tile'
import { useTile } from '../use-tile'
import { statusClass, statusSlot } from './status-class'

interface StatusTileProps {
  title: string
  query: Query
  emptyText: string
}

function classesOf({ frame }: Answer) {
  const data = mergeLines(toTimeData(frame.results, 'request', 'status'), statusClass)
  data.lines.sort((a, b) => (a.name < b.name ? -1 : 1))
  return data
}

/** Answers of a server by status class and time; the table tells every code. */
export default function StatusTile({ title, query, emptyText }: StatusTileProps) {
  const t = useT()
  const format = useFormat()
  const theme = useChartTheme()
  const { frameRef, watched } = useTile(query)
  const colour = (name: string) => theme.categorical[statusSlot(name)]!
  const sum = (values: readonly (number | null)[]) =>
    values.reduce<number>((total, value) => total + (value ?? 0), 0)
  return (
    <Tile
      title={title}
      frameRef={frameRef}
      watched={watched}
      skeleton="bars"
      emptyText={emptyText}
      isEmpty={(answer) => !hasValues(classesOf(answer))}
      aside={<Freshness frame={watched.data?.frame} />}
      legend={(answer) => (
        <Legend
          items={classesOf(answer).lines.map((line) => ({
            label: line.name || t('tile.unknown'),
            colour: colour(line.name),
            value: format.number(sum(line.values)),
          }))}
        />
      )}
      table={({ frame }) => {
        const codes = toTimeData(frame.results, 'request', 'status').lines
        const rows = codes.map((line) => ({
          name: '',
          value: sum(line.values),
          count: 0,
          dimensions: { status: line.name },
          timestamp: null,
        }))
        return {
          columns: [
            { label: t('field.status') },
            { label: t('overview.share'), isNumeric: true },
            { label: t('field.count'), isNumeric: true },
          ],
          rows: rank(rows, 'status', Infinity).map((item) => [
            item.key || t('tile.unknown'),
            format.number(item.share, 'percent'),
            format.exact(item.value),
          ]),
        }
      }}
    >
      {(answer) => {
        const data = classesOf(answer)
        const colours = data.lines.map((line) => colour(line.name))
        const parts = data.lines.map((line) => `${line.name} ${format.number(sum(line.values))}`).join(', ')
        return (
          <Sized summary={`${title}: ${parts}`}>
            {(size) => (
              <StackedBars
                {...{ data, colours, theme, size }}
                formatValue={(value) => format.number(value)}
                formatTick={format.tick}
                formatTime={format.dateTime}
              />
            )}
          </Sized>
        )
      }}
    </Tile>
  )
}
