import type { ChartTheme } from '@/design/themes'
import { inkOn } from '../core/ink'
import { fitText, textWidth } from '../core/text-width'
import type { Size } from '../core/use-size'
import type { CohortTable } from './cohort-layout'

interface CohortGridProps {
  table: CohortTable
  size: Size
  theme: ChartTheme
  writeCell: (cohort: number, period: number) => string
  writeSize: (size: number) => string
  writeShare: (share: number) => string
  words: { cohort: string; size: string; average: string }
  hasSize: boolean
  hasAverage: boolean
  active?: number | null
}

export interface CohortPlace {
  left: number
  cell: Size
  nameWidth: number
  rows: number
  top: number
}

const HEAD_PX = 22
const MOST_ROW_PX = 34

/** Where the cells are: names and sizes on the left, at most as many rows as stay readable. */
export function placeCohorts(
  table: CohortTable,
  size: Size,
  hasSize: boolean,
  hasAverage: boolean,
): CohortPlace {
  const isNarrow = size.width < 260
  const widest = Math.max(...table.cohorts.map(({ name }) => textWidth(name, 11)), 40)
  const nameWidth = Math.min(widest + 10, isNarrow ? 56 : 120)
  const left = nameWidth + (hasSize && !isNarrow ? 46 : 0)
  const lines = table.cohorts.length + (hasAverage ? 1 : 0)
  const rowHeight = Math.min(MOST_ROW_PX, Math.max(14, (size.height - HEAD_PX) / Math.max(1, lines)))
  const rows = Math.max(
    0,
    Math.min(
      table.cohorts.length,
      Math.floor((size.height - HEAD_PX) / rowHeight + 1e-6) - (hasAverage ? 1 : 0),
    ),
  )
  const width = Math.max(0, size.width - left) / Math.max(1, table.periods.length)
  return { left, nameWidth, rows, top: HEAD_PX, cell: { width, height: rowHeight } }
}

/** Who came back, by when they started: a shade for each share. */
export function CohortGrid({ table, size, theme, words, active = null, ...props }: CohortGridProps) {
  const place = placeCohorts(table, size, props.hasSize, props.hasAverage)
  const { left, cell, nameWidth, top } = place
  // The newest cohorts are what people look for: those that do not fit are the oldest.
  const first = table.cohorts.length - place.rows
  const shown = table.cohorts.slice(first)
  const fill = (share: number | null) =>
    share === null
      ? theme.noData
      : theme.sequential[
          Math.min(theme.sequential.length - 1, Math.floor(Math.max(0, share) * theme.sequential.length))
        ]!
  const middle = (row: number) => top + row * cell.height + cell.height / 2 + 4
  const isWide = left > nameWidth
  const label = (
    text: string,
    x: number,
    y: number,
    anchor: 'start' | 'end' | 'middle' = 'start',
    width = nameWidth - 6,
  ) => (
    <text x={x} y={y} textAnchor={anchor} fontSize="11" fill={theme.text3}>
      {fitText(text, width, 11)}
    </text>
  )
  const row = (
    shares: readonly (number | null)[],
    at: number,
    write: (period: number) => string,
    mark?: number,
    unfinished?: ReadonlySet<number>,
  ) =>
    shares.map((share, period) => {
      if (share === null) return null
      const text = write(period)
      const index = mark === undefined ? undefined : mark + period
      const isActive = index !== undefined && index === active
      const isOpen = unfinished?.has(period) ?? false
      return (
        <g key={period} data-mark={index}>
          <rect
            x={left + period * cell.width + 1}
            y={top + at * cell.height + 1}
            width={Math.max(1, cell.width - 2)}
            height={Math.max(1, cell.height - 2)}
            rx="2"
            fill={fill(share)}
            stroke={isActive ? theme.text : isOpen ? theme.text3 : 'none'}
            strokeWidth={isActive ? 2 : 1}
            strokeDasharray={isOpen && !isActive ? '3 2' : undefined}
          />
          {textWidth(text, 11) < cell.width - 4 && cell.height >= 14 && (
            <text
              x={left + (period + 0.5) * cell.width}
              y={middle(at)}
              textAnchor="middle"
              fontSize="11"
              fill={inkOn(fill(share))}
            >
              {text}
            </text>
          )}
        </g>
      )
    })
  return (
    <>
      {label(words.cohort, 0, 13)}
      {isWide && label(words.size, left - 10, 13, 'end', 40)}
      {table.periods.map((period, index) =>
        textWidth(period, 11) < cell.width - 2 || index % Math.ceil(26 / Math.max(1, cell.width)) === 0 ? (
          <g key={period}>
            {label(period, left + (index + 0.5) * cell.width, 13, 'middle', Math.max(26, cell.width))}
          </g>
        ) : null,
      )}
      {shown.map((cohort, at) => (
        <g key={cohort.name}>
          {label(cohort.name, 0, middle(at))}
          {isWide && label(props.writeSize(cohort.size), left - 10, middle(at), 'end', 40)}
          {row(
            cohort.shares,
            at,
            (period) => props.writeCell(first + at, period),
            (first + at) * table.periods.length,
            cohort.unfinished,
          )}
        </g>
      ))}
      {props.hasAverage && (
        <g>
          {label(words.average, 0, middle(shown.length))}
          {row(table.averageShades ?? table.average, shown.length, (period) =>
            props.writeShare(table.average[period]!),
          )}
        </g>
      )}
    </>
  )
}
