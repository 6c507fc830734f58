import type { Query } from '@/api/types'
import { Doughnut } from '@/charts/svg/Doughnut'
import { assignSlots } from '@/design/colour'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { Answer } from '@/live/frame'
import { Freshness } from '../Freshness'
import { rank, withOther } from '../ranking/rank'
import { Sized } from '../Sized'
import { Tile } from '../Tile'
import { useTile } from '../use-tile'
import styles from './ShareTile.module.css'

interface ShareTileProps {
  title: string
  query: Query
  dimension: string
  caption: string
  label: (key: string) => string
  /** Palette slots of well-known values. */
  pins: Readonly<Record<string, number>>
}

const MOST_SLICES = 7
const OTHER = '\u0000other'

/** Parts of a whole as a ring with its legend beside it. */
export default function ShareTile({ title, query, dimension, caption, label, pins }: ShareTileProps) {
  const t = useT()
  const format = useFormat()
  const theme = useChartTheme()
  const { frameRef, watched } = useTile(query)
  const slicesOf = ({ frame }: Answer) => {
    const items = withOther(rank(frame.results, dimension, Infinity), MOST_SLICES, OTHER)
    const known = items.map((item) => item.key).filter((key) => key !== OTHER)
    const slots = assignSlots(dimension, known, pins)
    return items.map((item) => ({
      ...item,
      name: item.key === OTHER ? t('tile.other') : label(item.key),
      colour: item.key === OTHER ? theme.text3 : theme.categorical[slots.get(item.key)!]!,
    }))
  }
  return (
    <Tile
      title={title}
      frameRef={frameRef}
      watched={watched}
      skeleton="ring"
      isEmpty={(answer) => slicesOf(answer).length === 0}
      aside={<Freshness frame={watched.data?.frame} />}
      table={(answer) => ({
        columns: [
          { label: title },
          { label: t('overview.share'), isNumeric: true },
          { label: t('field.count'), isNumeric: true },
        ],
        rows: slicesOf(answer).map((slice) => [
          slice.name,
          format.number(slice.share, 'percent'),
          format.exact(slice.value),
        ]),
      })}
    >
      {(answer) => {
        const slices = slicesOf(answer)
        const first = slices[0]!
        const summary = t('chart.ranking', {
          title,
          count: slices.length,
          first: first.name,
          value: format.number(first.share, 'percent'),
        })
        const total = format.number(answer.frame.value)
        return (
          <div className={styles.split}>
            <Sized summary={summary}>
              {(size) => <Doughnut {...{ slices, total, caption, theme, size }} />}
            </Sized>
            <ul className={styles.legend}>
              {slices.map((slice) => (
                <li key={slice.key} className={styles.item}>
                  <span className={styles.swatch} style={{ background: slice.colour }} />
                  <span className={styles.name}>{slice.name}</span>
                  <strong>{format.number(slice.share, 'percent')}</strong>
                </li>
              ))}
            </ul>
          </div>
        )
      }}
    </Tile>
  )
}
