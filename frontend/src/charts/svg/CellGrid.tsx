import type { TooltipRow } from '../core/ChartTooltip'
import { inkOn } from '../core/ink'
import { MarkFigure } from '../core/MarkFigure'
import { textWidth } from '../core/text-width'
import type { Size } from '../core/use-size'
import type { ChartTheme } from '@/design/themes'

export interface GridCell {
  key: string
  x: number
  y: number
  width: number
  height: number
  fill: string
  /** Written in the cell where it fits; empty for none. */
  text: string
  title: string
  rows: readonly TooltipRow[]
}

export interface GridLabel {
  key: string
  x: number
  y: number
  text: string
  anchor: 'start' | 'middle' | 'end'
}

interface CellGridProps {
  cells: readonly GridCell[]
  labels: readonly GridLabel[]
  /** Colours of the scale from least to most, with the words at its ends. */
  key_: { colours: readonly string[]; low: string; high: string } | null
  theme: ChartTheme
  size: Size
  summary: string
  label: string
  onPick: ((index: number, at: { x: number; y: number }) => void) | undefined
}

const TEXT_PX = 10.5
const KEY_PX = 12

/** Coloured cells with labels along their edges, and the key of the colours at the lower right. */
export function CellGrid({ cells, labels, key_, theme, size, summary, label, onPick }: CellGridProps) {
  const marks = cells.map((cell) => ({
    key: cell.key,
    title: cell.title,
    rows: cell.rows,
    x: cell.x + cell.width,
    y: cell.y,
  }))
  return (
    <MarkFigure {...{ summary, label, size, marks, onPick }}>
      {(active) => (
        <>
          {cells.map((cell, index) => (
            <rect
              key={cell.key}
              data-mark={index}
              x={cell.x}
              y={cell.y}
              width={Math.max(0.5, cell.width)}
              height={Math.max(0.5, cell.height)}
              rx={Math.min(3, cell.width / 5)}
              fill={cell.fill}
              stroke={active === index ? theme.text : 'none'}
              strokeWidth="1.5"
            />
          ))}
          <g aria-hidden="true" pointerEvents="none">
            {cells.map((cell) =>
              cell.text && cell.height >= 14 && textWidth(cell.text, TEXT_PX) <= cell.width - 4 ? (
                <text
                  key={cell.key}
                  x={cell.x + cell.width / 2}
                  y={cell.y + cell.height / 2 + 3.7}
                  textAnchor="middle"
                  fontSize={TEXT_PX}
                  fill={inkOn(cell.fill)}
                >
                  {cell.text}
                </text>
              ) : null,
            )}
            {labels.map((one) => (
              <text
                key={one.key}
                x={one.x}
                y={one.y}
                textAnchor={one.anchor}
                fontSize="11"
                fill={theme.text3}
              >
                {one.text}
              </text>
            ))}
            {key_ && (
              <g fontSize="11" fill={theme.text3}>
                <text
                  x={size.width - key_.colours.length * KEY_PX - 8 - textWidth(key_.high, 11)}
                  y={size.height - 3}
                  textAnchor="end"
                >
                  {key_.low}
                </text>
                {key_.colours.map((colour, index) => (
                  <rect
                    key={colour}
                    x={size.width - (key_.colours.length - index) * KEY_PX - 4 - textWidth(key_.high, 11)}
                    y={size.height - 12}
                    width={KEY_PX - 2}
                    height={9}
                    rx="2"
                    fill={colour}
                  />
                ))}
                <text x={size.width} y={size.height - 3} textAnchor="end">
                  {key_.high}
                </text>
              </g>
            )}
          </g>
        </>
      )}
    </MarkFigure>
  )
}
