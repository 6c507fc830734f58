import type { Scale } from '@/charts/core/scale'
import type { ChartTheme } from '@/design/themes'
import styles from '../core/chart.module.css'
import { textWidth } from '../core/text-width'

export interface ScatterPoint {
  name: string
  /** Pixels. */
  x: number
  y: number
  radius: number
  colour: string
}

interface ScatterProps {
  points: readonly ScatterPoint[]
  theme: ChartTheme
  /** Bubbles are see-through with an outline, dots nearly solid. */
  isBubble: boolean
  hasNames: boolean
  trend?: readonly [x1: number, y1: number, x2: number, y2: number] | undefined
  right: number
  active?: number | null
}

/** Dots or bubbles; the largest lie at the back, so that none is hidden. */
export function Scatter({ points, theme, isBubble, hasNames, trend, right, active = null }: ScatterProps) {
  const order = points.map((_, index) => index).sort((a, b) => points[b]!.radius - points[a]!.radius)
  const named = hasNames ? namesWithRoom(points, order, right) : new Map<number, NamePlace>()
  return (
    <>
      {trend && (
        <line
          x1={trend[0]}
          y1={trend[1]}
          x2={trend[2]}
          y2={trend[3]}
          stroke={theme.text3}
          strokeWidth="1.5"
          strokeDasharray="5 4"
        />
      )}
      {order.map((index) => {
        const { x, y, radius, colour } = points[index]!
        return (
          <circle
            key={index}
            data-mark={index}
            cx={x}
            cy={y}
            r={index === active ? radius + 1.5 : radius}
            fill={colour}
            fillOpacity={isBubble ? 0.55 : 0.85}
            stroke={index === active ? theme.text : isBubble ? colour : theme.surface}
            strokeWidth={index === active ? 2 : isBubble ? 1.5 : 0.5}
          />
        )
      })}
      {[...named].map(([index, place]) => (
        <text
          key={index}
          x={place.x}
          y={place.y}
          textAnchor={place.anchor}
          fontSize="11"
          fill={theme.text2}
          stroke={theme.surface}
          strokeWidth="3"
          strokeOpacity={place.anchor === 'middle' ? 0 : 0.6}
          paintOrder="stroke"
          pointerEvents="none"
        >
          {points[index]!.name}
        </text>
      ))}
    </>
  )
}

interface NamePlace {
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
}

/** Where names go: in a bubble that holds it, else beside it; a name that would cover another is left out (the tooltip has it). */
function namesWithRoom(points: readonly ScatterPoint[], order: readonly number[], right: number) {
  const taken: { left: number; right: number; y: number }[] = []
  const places = new Map<number, NamePlace>()
  for (const index of order) {
    const { name, x, y, radius } = points[index]!
    const width = textWidth(name, 11)
    const place: NamePlace =
      width < radius * 1.8
        ? { x, y: y + 4, anchor: 'middle' }
        : x + radius + 5 + width <= right
          ? { x: x + radius + 5, y: y + 4, anchor: 'start' }
          : { x: x - radius - 5, y: y + 4, anchor: 'end' }
    const left = place.anchor === 'start' ? place.x : place.anchor === 'end' ? place.x - width : x - width / 2
    const box = { left, right: left + width, y: place.y }
    const covers = (other: ScatterPoint) =>
      other !== points[index] && Math.abs(other.y - y) < 8 && other.x > box.left && other.x < box.right
    if (place.anchor !== 'middle' && points.some(covers)) continue
    if (
      taken.some(
        (other) => Math.abs(other.y - box.y) < 12 && other.left < box.right && box.left < other.right,
      )
    )
      continue
    taken.push(box)
    places.set(index, place)
  }
  return places
}

interface AcrossAxisProps {
  scale: Scale
  /** Where the drawing ends: a last label leans against it. */
  right: number
  y: number
  write: (value: number) => string
  /** Pixels that a label may take. */
  room: number
}

/** Values under the plot; where they would touch, every second is left out. */
export function AcrossAxis({ scale, right, y, write, room }: AcrossAxisProps) {
  const texts = scale.ticks.map((value) => ({ value, text: write(value) }))
  const widest = Math.max(...texts.map(({ text }) => textWidth(text, 11)), 1) + 10
  const every = Math.max(1, Math.ceil((widest * texts.length) / Math.max(1, room)))
  return (
    <g aria-hidden="true">
      {texts
        .filter((_, index) => index % every === 0)
        .map(({ value, text }) => (
          <text
            key={value}
            x={Math.min(scale.at(value), right - textWidth(text, 11) / 2)}
            y={y}
            textAnchor="middle"
            className={styles.axis}
          >
            {text}
          </text>
        ))}
    </g>
  )
}
