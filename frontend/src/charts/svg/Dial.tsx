import { arc } from 'd3-shape'
import type { ChartTheme } from '@/design/themes'
import { textWidth } from '../core/text-width'
import type { Size } from '../core/use-size'

export interface DialZone {
  from: number
  to: number
  colour: string
}

export interface DialProps {
  /** 0 to 1 on the scale; null for no value. */
  share: number | null
  /** 0 to 1. */
  target: number | null
  /** Parts of the scale, 0 to 1. */
  zones: readonly DialZone[]
  colour: string
  text: string
  caption: string
  ends: readonly [string, string] | null
  isFull: boolean
  theme: ChartTheme
  size: Size
}

const RING_SHARE = 0.14
const ZONE_GAP = 4
const ZONE_PX = 3
/** Beyond this a single number shouts. */
const MOST_RADIUS_PX = 104
const MOST_FONT_PX = 40

/** A value on a round scale: three quarters of a circle, or all of it. */
export function Dial({ share, target, zones, colour, text, caption, ends, isFull, theme, size }: DialProps) {
  const half = isFull ? Math.PI : (Math.PI * 2) / 3
  const below = isFull ? 1 : 0.5
  const radius =
    Math.min(size.width / 2 - 4, (size.height - 6) / (1 + below) - (isFull ? 0 : 2), MOST_RADIUS_PX) -
    ZONE_GAP
  if (radius < 18) return null
  const ring = Math.max(7, radius * RING_SHARE)
  const middle = {
    x: size.width / 2,
    y: radius + ZONE_GAP + 4 + (size.height - 6 - (radius + ZONE_GAP) * (1 + below)) / 2,
  }
  const angle = (at: number) => -half + at * half * 2
  const part = (from: number, to: number, outer: number, thick: number) =>
    arc().cornerRadius(thick > 5 ? Math.min(4, thick / 2) : 0)({
      innerRadius: outer - thick,
      outerRadius: outer,
      startAngle: angle(from),
      endAngle: angle(to),
    }) ?? ''
  const inside = (radius - ring) * 1.62
  const fontSize = Math.max(
    12,
    Math.min(radius * 0.46, MOST_FONT_PX, inside / Math.max(1, textWidth(text, 1) * 1.05)),
  )
  const spot = (at: number, r: number) => ({ x: Math.sin(angle(at)) * r, y: -Math.cos(angle(at)) * r })
  return (
    <svg width={size.width} height={size.height} aria-hidden="true">
      <g transform={`translate(${middle.x} ${middle.y})`}>
        <path d={part(0, 1, radius, ring)} fill={theme.noData} />
        {share !== null && <path d={part(0, Math.max(0.004, share), radius, ring)} fill={colour} />}
        {zones.map((zone) => (
          <path
            key={zone.from}
            d={part(zone.from, zone.to, radius + ZONE_GAP + ZONE_PX, ZONE_PX)}
            fill={zone.colour}
          />
        ))}
        {target !== null && (
          <line
            x1={spot(target, radius - ring - 3).x}
            y1={spot(target, radius - ring - 3).y}
            x2={spot(target, radius + 3).x}
            y2={spot(target, radius + 3).y}
            stroke={theme.text}
            strokeWidth="2"
          />
        )}
        <text
          textAnchor="middle"
          y={caption ? 2 : fontSize * 0.34}
          fontSize={fontSize}
          fontWeight="600"
          fill={theme.text}
          letterSpacing="-0.02em"
        >
          {text}
        </text>
        {caption && radius > 40 && (
          <text textAnchor="middle" y={18} fontSize="11" fill={theme.text3}>
            {caption}
          </text>
        )}
        {ends && !isFull && radius > 40 && (
          <g fontSize="10.5" fill={theme.text3}>
            <text x={spot(0, radius - ring - 5).x} y={radius * 0.5 + 1} textAnchor="start">
              {ends[0]}
            </text>
            <text x={spot(1, radius - ring - 5).x} y={radius * 0.5 + 1} textAnchor="end">
              {ends[1]}
            </text>
          </g>
        )}
      </g>
    </svg>
  )
}

/** A value on a straight scale. */
export function Ruler({ share, target, zones, colour, text, caption, ends, theme, size }: DialProps) {
  const thick = Math.max(8, Math.min(22, size.height * 0.18))
  const hasEnds = ends !== null && size.height > 70
  const fontSize = Math.max(14, Math.min(34, size.height * 0.34))
  const top = (size.height - (fontSize + 10 + thick + 8 + (hasEnds ? 14 : 0))) / 2
  const y = top + fontSize + 10
  const x = (at: number) => at * size.width
  return (
    <svg width={size.width} height={size.height} aria-hidden="true">
      <text
        x="0"
        y={top + fontSize * 0.8}
        fontSize={fontSize}
        fontWeight="600"
        fill={theme.text}
        letterSpacing="-0.02em"
      >
        {text}
      </text>
      {caption && (
        <text x={size.width} y={top + fontSize * 0.8} textAnchor="end" fontSize="11" fill={theme.text3}>
          {caption}
        </text>
      )}
      <rect x="0" y={y} width={size.width} height={thick} rx="4" fill={theme.noData} />
      {share !== null && (
        <rect x="0" y={y} width={Math.max(3, x(share))} height={thick} rx="4" fill={colour} />
      )}
      {zones.map((zone) => (
        <rect
          key={zone.from}
          x={x(zone.from)}
          y={y + thick + 3}
          width={x(zone.to - zone.from)}
          height={ZONE_PX}
          fill={zone.colour}
        />
      ))}
      {target !== null && <rect x={x(target) - 1} y={y - 4} width="2" height={thick + 8} fill={theme.text} />}
      {hasEnds && (
        <g fontSize="10.5" fill={theme.text3}>
          <text x="0" y={y + thick + 20}>
            {ends[0]}
          </text>
          <text x={size.width} y={y + thick + 20} textAnchor="end">
            {ends[1]}
          </text>
        </g>
      )}
    </svg>
  )
}
