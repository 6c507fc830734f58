import type { Query } from '@/api/types'
import { BarList } from '@/charts/list/BarList'
import { WorldMap } from '@/charts/map/WorldMap'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { Freshness } from '../Freshness'
import { rank } from '../ranking/rank'
import { Sized } from '../Sized'
import { Tile } from '../Tile'
import { useTile } from '../use-tile'
import styles from './CountriesTile.module.css'

const LISTED = 9

/** Visitors on a world map, and the first countries as a list beside it. */
export default function CountriesTile({ title, query }: { title: string; query: Query }) {
  const t = useT()
  const format = useFormat()
  const theme = useChartTheme()
  const { frameRef, watched } = useTile(query)
  const name = (code: string) => (code ? format.country(code) : t('tile.unknown'))
  return (
    <Tile
      title={title}
      frameRef={frameRef}
      watched={watched}
      skeleton="block"
      isEmpty={({ frame }) => rank(frame.results, 'country', 1).length === 0}
      aside={<Freshness frame={watched.data?.frame} />}
      table={({ frame }) => ({
        columns: [
          { label: t('field.country') },
          { label: t('overview.share'), isNumeric: true },
          { label: t('field.count'), isNumeric: true },
        ],
        rows: rank(frame.results, 'country', Infinity, frame.value).map((item) => [
          name(item.key),
          format.number(item.share, 'percent'),
          format.exact(item.value),
        ]),
      })}
    >
      {({ frame }) => {
        const items = rank(frame.results, 'country', Infinity, frame.value)
        const values = new Map(items.map((item) => [item.key, item.value]))
        const [first] = items
        const summary = t('chart.map', {
          title,
          count: items.length,
          first: name(first!.key),
          value: format.exact(first!.value),
        })
        return (
          <div className={styles.split}>
            <div className={styles.map}>
              <Sized summary={summary}>
                {(size) => (
                  <WorldMap
                    {...{ values, theme, size }}
                    formatValue={(value) => format.exact(value)}
                    countryName={name}
                  />
                )}
              </Sized>
              <div className={styles.key} aria-hidden="true">
                {t('chart.fewer')}
                {theme.sequential.map((colour) => (
                  <span key={colour} style={{ background: colour }} />
                ))}
                {t('chart.more')}
              </div>
            </div>
            <div className={styles.list}>
              <BarList
                summary={summary}
                colour={theme.categorical[0]!}
                items={items.slice(0, LISTED).map((item) => ({
                  key: item.key,
                  label: name(item.key),
                  value: item.value,
                  text: format.number(item.value),
                  share: format.number(item.share, 'percent'),
                }))}
              />
            </div>
          </div>
        )
      }}
    </Tile>
  )
}
