import { ticks } from 'd3-array'
import type { ChartTheme } from '@/design/themes'
import { fitText } from '../core/text-width'
import type { Size } from '../core/use-size'
import { hasRoomAround, radiusAround, turnPoint } from './around'

interface RadarSeries {
  name: string
  colour: string
  /** One for each spoke, 0 to 1 of the outer ring. */
  shares: readonly (number | null)[]
}

interface RadarProps {
  spokes: readonly string[]
  series: readonly RadarSeries[]
  size: Size
  theme: ChartTheme
  fillOpacity: number
  /** Values of the rings, 0 to 1, with their text. */
  rings: readonly { share: number; text: string }[]
  active?: number | null
}

export interface RadarPlace {
  centre: readonly [x: number, y: number]
  radius: number
  hasLabels: boolean
}

export function placeRadar(size: Size, spokes: readonly string[]): RadarPlace {
  const labels = spokes.map((text, index) => ({ text, turn: index / spokes.length }))
  return {
    centre: [size.width / 2, size.height / 2],
    radius: radiusAround(size, labels),
    hasLabels: hasRoomAround(size),
  }
}

/** Rings at round values below the outer one. */
export function radarRings(outer: number, write: (value: number) => string) {
  return (
    ticks(0, outer, 3)
      // At the rim a number would lie under the name of the spoke.
      .filter((value) => value > 0 && value < outer * 0.8)
      .map((value) => ({ share: value / outer, text: write(value) }))
  )
}

/** Several values around a centre, a closed line for each series. Marks are the spokes. */
export function Radar({ spokes, series, size, theme, fillOpacity, rings, active = null }: RadarProps) {
  const { centre, radius, hasLabels } = placeRadar(size, spokes)
  const corner = (index: number, share: number) => turnPoint(index / spokes.length, share * radius)
  const ring = (share: number) => spokes.map((_, index) => corner(index, share).join(',')).join(' ')
  return (
    <g transform={`translate(${centre.join(' ')})`}>
      {[...rings.map(({ share }) => share), 1].map((share) => (
        <polygon
          key={share}
          points={ring(share)}
          fill="none"
          stroke={share === 1 ? theme.border : theme.gridLine}
        />
      ))}
      {spokes.map((spoke, index) => {
        const [x, y] = corner(index, 1)
        const [labelX, labelY] = turnPoint(index / spokes.length, radius + 10)
        const isMiddle = Math.abs(x) < radius * 0.2
        return (
          <g key={index} data-mark={index}>
            <line x2={x} y2={y} stroke={index === active ? theme.text3 : theme.gridLine} />
            {/* A wide invisible spoke, so that a pointer finds it. */}
            <line x2={x} y2={y} stroke="transparent" strokeWidth={Math.max(12, radius / 3)} />
            {hasLabels && (
              <text
                x={labelX}
                y={labelY + (isMiddle ? (y < 0 ? 0 : 8) : 4)}
                textAnchor={isMiddle ? 'middle' : x > 0 ? 'start' : 'end'}
                fontSize="11"
                fill={index === active ? theme.text : theme.text3}
              >
                {fitText(spoke, isMiddle ? size.width : size.width / 2 - Math.abs(labelX), 11)}
              </text>
            )}
          </g>
        )
      })}
      {series.map(({ name, colour, shares }) => (
        <polygon
          key={name}
          points={shares.map((share, index) => corner(index, share ?? 0).join(',')).join(' ')}
          fill={colour}
          fillOpacity={fillOpacity}
          stroke={colour}
          strokeWidth="1.75"
          strokeLinejoin="round"
          pointerEvents="none"
        />
      ))}
      {series.map(({ name, colour, shares }) =>
        shares.map((share, index) => {
          const [x, y] = corner(index, share ?? 0)
          return share === null ? null : (
            <circle
              key={`${name}${index}`}
              cx={x}
              cy={y}
              r={index === active ? 4 : 2.5}
              fill={colour}
              pointerEvents="none"
            />
          )
        }),
      )}
      {hasLabels &&
        rings.map(({ share, text }) => (
          <text
            key={share}
            x="4"
            y={-share * radius - 3}
            fontSize="10"
            fill={theme.text3}
            pointerEvents="none"
          >
            {text}
          </text>
        ))}
    </g>
  )
}
