import type { Query } from '@/api/types'
import { BarList } from '@/charts/list/BarList'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { Freshness } from '../Freshness'
import { Tile } from '../Tile'
import { useTile } from '../use-tile'
import { rank } from './rank'

interface RankingTileProps {
  title: string
  sub?: string
  query: Query
  dimension: string
  /** What the entry without a value is called. */
  missing: string
  /** How a value is written, when not as it is. */
  label?: (key: string) => string
  slot: number
  limit?: number
}

/** The largest values of one dimension. */
export function RankingTile({
  title,
  sub,
  query,
  dimension,
  missing,
  slot,
  limit = 10,
  label: write,
}: RankingTileProps) {
  const t = useT()
  const format = useFormat()
  const theme = useChartTheme()
  const { frameRef, watched } = useTile(query)
  const label = (key: string) => (key === '' ? missing : (write?.(key) ?? key))
  return (
    <Tile
      title={title}
      {...(sub ? { sub } : {})}
      frameRef={frameRef}
      watched={watched}
      skeleton="list"
      isEmpty={({ frame }) => rank(frame.results, dimension, 1).length === 0}
      aside={<Freshness frame={watched.data?.frame} />}
      table={({ frame }) => ({
        columns: [
          { label: title },
          { label: t('overview.share'), isNumeric: true },
          { label: t('field.count'), isNumeric: true },
        ],
        rows: rank(frame.results, dimension, limit, frame.value).map((item) => [
          label(item.key),
          format.number(item.share, 'percent'),
          format.exact(item.value),
        ]),
      })}
    >
      {({ frame }) => {
        const items = rank(frame.results, dimension, limit, frame.value)
        const summary = t('chart.ranking', {
          title,
          count: items.length,
          first: label(items[0]!.key),
          value: format.exact(items[0]!.value),
        })
        return (
          <BarList
            summary={summary}
            colour={theme.categorical[slot]!}
            items={items.map((item) => ({
              key: item.key,
              label: label(item.key),
              value: item.value,
              text: format.number(item.value),
              share: format.number(item.share, 'percent'),
            }))}
          />
        )
      }}
    </Tile>
  )
}
