import { useId } from 'react'
import type { ChartTheme } from '@/design/themes'
import styles from '../core/chart.module.css'
import type { Threshold } from '../core/display'
import { monotonePath, type Point } from '../core/monotone'
import type { Scale } from '../core/scale'
import { ThresholdLines, ValueAxis } from './ValueAxis'

export interface CurveLine {
  name: string
  colour: string
  /** In the order of x. */
  points: readonly { x: number; value: number; band?: readonly [low: number, high: number] }[]
}

type CurveShape = 'linear' | 'smooth' | 'step'

interface CurvesProps {
  lines: readonly CurveLine[]
  theme: ChartTheme
  x: (value: number) => number
  y: Scale
  ticks: readonly number[]
  place: { left: number; right: number; top: number; floor: number; bottom: number }
  shape: CurveShape
  hasPoints: boolean
  hasBand: boolean
  fillOpacity: number
  write: (value: number) => string
  writeX: (value: number) => string
  label: string
  xLabel: string
  thresholds: readonly Threshold[]
  thresholdStyle: 'line' | 'area' | 'line_and_area' | 'none'
  /** The point under the pointer, counted through all lines. */
  active: number | null
}

const px = (value: number) => Math.round(value * 100) / 100

/** A path through points of ascending x. */
function coursePath(points: readonly Point[], shape: CurveShape): string {
  if (shape === 'smooth') return monotonePath(points)
  return points
    .map(([x, y], index) => {
      if (index === 0) return `M${px(x)} ${px(y)}`
      return shape === 'step' ? `H${px(x)}V${px(y)}` : `L${px(x)} ${px(y)}`
    })
    .join('')
}

/** Lines along a number, with their points, intervals and areas. */
export function Curves({ lines, theme, x, y, ticks, place, shape, active, ...props }: CurvesProps) {
  const id = useId()
  const { left, right, top, floor, bottom } = place
  const starts = lines.map((_, index) =>
    lines.slice(0, index).reduce((sum, { points }) => sum + points.length, 0),
  )
  const widest = Math.max(1, ...lines.map(({ points }) => points.length))
  const hasDots = props.hasPoints && (right - left) / widest > 9
  return (
    <>
      <ValueAxis scale={y} {...{ left, right, theme }} write={props.write} label={props.label} />
      <ThresholdLines
        {...{ left, right, theme }}
        scale={y}
        thresholds={props.thresholds}
        style={props.thresholdStyle}
      />
      <g aria-hidden="true" pointerEvents="none">
        {ticks.map((value) => (
          <text key={value} x={x(value)} y={bottom - 7} textAnchor="middle" className={styles.axis}>
            {props.writeX(value)}
          </text>
        ))}
        {props.xLabel && (
          <text x={right} y={floor - 6} textAnchor="end" className={styles.axis}>
            {props.xLabel}
          </text>
        )}
      </g>
      {lines.map((line, index) => {
        const points = line.points.map((point): Point => [x(point.x), y.at(point.value)])
        const path = coursePath(points, shape)
        const first = points[0]
        const last = points.at(-1)
        return (
          <g key={line.name}>
            {props.hasBand && <Band {...{ line, x, y, shape }} />}
            {props.fillOpacity > 0 && first && last && (
              <>
                <linearGradient id={`${id}-${index}`} x1="0" x2="0" y1="0" y2="1">
                  <stop offset="0" stopColor={line.colour} stopOpacity={props.fillOpacity} />
                  <stop offset="1" stopColor={line.colour} stopOpacity="0" />
                </linearGradient>
                <path
                  d={`${path}L${px(last[0])} ${floor}L${px(first[0])} ${floor}Z`}
                  fill={`url(#${id}-${index})`}
                />
              </>
            )}
            <path d={path} fill="none" stroke={line.colour} strokeWidth="1.75" strokeLinejoin="round" />
            {points.map(([at, height], place_) => {
              const mark = starts[index]! + place_
              const isActive = mark === active
              return (
                <g key={mark}>
                  {(hasDots || isActive || points.length === 1) && (
                    <circle
                      cx={at}
                      cy={height}
                      r={isActive ? 4.5 : 2.5}
                      fill={line.colour}
                      stroke={theme.surface}
                      strokeWidth={isActive ? 2 : 1}
                    />
                  )}
                  <rect
                    data-mark={mark}
                    x={at - Math.max(6, (right - left) / points.length / 2)}
                    y={lines.length > 1 ? height - 8 : top}
                    width={Math.max(12, (right - left) / points.length)}
                    height={lines.length > 1 ? 16 : floor - top}
                    fill="transparent"
                  />
                </g>
              )
            })}
          </g>
        )
      })}
    </>
  )
}

type BandProps = Pick<CurvesProps, 'x' | 'y' | 'shape'> & { line: CurveLine }

/** The interval of a line as a pale area. */
function Band({ line, x, y, shape }: BandProps) {
  const known = line.points.flatMap((point) => (point.band ? [{ ...point, band: point.band }] : []))
  if (known.length < 2) return null
  const upper = known.map(({ x: at, band }): Point => [x(at), y.at(band[1])])
  const lower = known.map(({ x: at, band }): Point => [x(at), y.at(band[0])])
  const back = coursePath([...lower].reverse(), shape === 'step' ? 'step' : 'linear').replace('M', 'L')
  return <path d={`${coursePath(upper, shape)}${back}Z`} fill={line.colour} opacity="0.15" />
}
