import styles from '../core/chart.module.css'
import type { Threshold } from '../core/display'
import { inkOn } from '../core/ink'
import { MarkFigure } from '../core/MarkFigure'
import { scaleOver, type ScaleOptions } from '../core/scale'
import { fitText, textWidth } from '../core/text-width'
import type { Size } from '../core/use-size'
import type { ChartTheme } from '@/design/themes'
import { layoutBars, type BarMode } from './bar-layout'
import { BeforeMark, beforeOf, tooltipRows } from './before'
import { barShape } from './bar-shape'
import { ThresholdLines, ValueAxis } from './ValueAxis'

export interface BarBand {
  key: string
  /** Under the bar. */
  label: string
  /** In the tooltip; the label when left out. */
  title?: string
  /** Instead of the series' colour. */
  colour?: string | undefined
  /** The bucket still grows. */
  isPartial?: boolean
}

export interface BarSeries {
  label: string
  colour: string
  values: readonly (number | null)[]
  /** The period before: a mark across each bar, where there are few series side by side. */
  before?: readonly (number | null)[]
}

export interface BarsProps {
  bands: readonly BarBand[]
  series: readonly BarSeries[]
  mode: BarMode
  scale: ScaleOptions
  thresholds: readonly Threshold[]
  thresholdStyle: 'line' | 'area' | 'line_and_area' | 'none'
  axisLabel: string
  showValues: boolean
  rotateLabels: boolean
  /** Times may be left out where there is no room; names are shortened. */
  isTime: boolean
  write: (value: number) => string
  writeExact: (value: number | null) => string
  /** What the marks of the period before are called. */
  beforeText: string
  theme: ChartTheme
  size: Size
  summary: string
  label: string
  onPick: ((band: number, at: { x: number; y: number }) => void) | undefined
}

const TOP = 12
const RIGHT = 6
const LABEL_PX = 11
const BAND_SHARE = 0.72
const LEAST_UPRIGHT_PX = 34

/** Upright bars: one for each band, or several side by side or piled up. */
export function Bars(props: BarsProps) {
  const { bands, series, mode, size, theme, write, thresholds, thresholdStyle } = props
  const layout = layoutBars(
    series.map((one) => one.values),
    mode,
  )
  const ends = [layout.low, layout.high, ...beforeOf(props).map((mark) => mark.value)]
  const rough = scaleOver(ends, [0, 1], { ...props.scale, fromZero: true })
  const left = 10 + Math.max(18, ...rough.ticks.map((tick) => textWidth(write(tick), LABEL_PX)))
  const plotWidth = Math.max(10, size.width - left - RIGHT)
  const band = plotWidth / Math.max(1, bands.length)
  const labels = placeLabels(props, band)
  const bottom = labels.height
  const top = TOP + (props.axisLabel ? 10 : 0) + (props.showValues ? 6 : 0)
  // In a place too low for labels and bars there is no room for bars.
  const floor = Math.max(top, size.height - bottom)
  const base = floor - (props.showValues && layout.low < 0 ? 14 : 0)
  const scale = scaleOver(ends, [base, top], {
    ...props.scale,
    fromZero: true,
    count: Math.max(2, Math.min(5, Math.floor((floor - top) / 36))),
  })
  const zero = scale.at(Math.min(scale.high, Math.max(scale.low, 0)))
  const inner = Math.min(band * BAND_SHARE, 64 * (mode === 'grouped' ? series.length : 1))
  const width = mode === 'grouped' ? inner / series.length : inner
  const boxOf = (piece: (typeof layout.pieces)[number]) => {
    const x = left + band * piece.band + (band - inner) / 2 + (mode === 'grouped' ? width * piece.series : 0)
    const [a, b] = [clamp(scale.at(piece.from), top, floor), clamp(scale.at(piece.to), top, floor)]
    const gap = mode === 'grouped' && width > 6 ? 1 : 0
    return {
      x: x + gap / 2,
      width: Math.max(1, width - gap),
      y: Math.min(a, b),
      height: Math.max(0.75, Math.abs(a - b)),
    }
  }
  const marks = bands.map((one, index) => ({
    key: one.key,
    title: one.title ?? one.label,
    rows: tooltipRows(props, index),
    x: left + band * (index + 0.5),
    y: top,
  }))
  const total = (index: number) =>
    mode === 'grouped' ? null : series.reduce((sum, part) => sum + (part.values[index] ?? 0), 0)
  return (
    <MarkFigure summary={props.summary} label={props.label} size={size} marks={marks} onPick={props.onPick}>
      {(active) => (
        <>
          <ValueAxis
            scale={scale}
            left={left}
            right={size.width - RIGHT}
            write={mode === 'percent' ? (value) => `${Math.round(value)}%` : write}
            theme={theme}
            label={props.axisLabel}
          />
          {bands.map((one, index) => (
            <rect
              key={one.key}
              data-mark={index}
              x={left + band * index}
              y={top}
              width={band}
              height={floor - top}
              fill={active === index ? theme.gridLine : 'transparent'}
            />
          ))}
          {layout.pieces.map((piece) => {
            const one = bands[piece.band]!
            const isUp = piece.to > piece.from
            return (
              <path
                key={`${one.key}\u0001${piece.series}`}
                data-mark={piece.band}
                d={barShape(boxOf(piece), piece.isEnd ? (isUp ? 'top' : 'bottom') : null)}
                fill={(series.length === 1 ? one.colour : undefined) ?? series[piece.series]!.colour}
                opacity={one.isPartial ? 0.55 : 1}
              />
            )
          })}
          {beforeOf(props).map((mark) => {
            const x = left + band * mark.band + (band - inner) / 2 + width * mark.series
            const y = clamp(scale.at(mark.value), top, floor)
            return (
              <BeforeMark
                key={`${mark.band} ${mark.series}`}
                theme={theme}
                line={[x - 0.5, y, x + width + 0.5, y]}
                isQuiet={bands[mark.band]!.isPartial}
              />
            )
          })}
          {layout.low < 0 && (
            <line
              x1={left}
              x2={size.width - RIGHT}
              y1={zero}
              y2={zero}
              stroke={theme.text3}
              strokeOpacity="0.5"
            />
          )}
          <ThresholdLines
            {...{ thresholds, scale, left, theme }}
            style={thresholdStyle}
            right={size.width - RIGHT}
          />
          {props.showValues &&
            layout.pieces.map((piece) => {
              const value =
                mode === 'percent' ? piece.to - piece.from : (series[piece.series]!.values[piece.band] ?? 0)
              const text = mode === 'percent' ? `${Math.round(value)}%` : write(value)
              const box = boxOf(piece)
              const isInside = mode !== 'grouped'
              if (textWidth(text, 10) > (isInside ? box.width - 2 : band)) return null
              if (isInside && box.height < 14) return null
              const colour = series[piece.series]!.colour
              return (
                <text
                  key={`${piece.band}\u0001${piece.series}`}
                  x={box.x + box.width / 2}
                  y={
                    isInside ? box.y + box.height / 2 + 3.5 : value < 0 ? box.y + box.height + 12 : box.y - 4
                  }
                  textAnchor="middle"
                  fontSize="10"
                  fontWeight="550"
                  fill={isInside ? inkOn(colour) : theme.text2}
                  pointerEvents="none"
                  aria-hidden="true"
                >
                  {text}
                </text>
              )
            })}
          {props.showValues &&
            mode === 'stacked' &&
            bands.map((one, index) => (
              <text
                key={one.key}
                x={left + band * (index + 0.5)}
                y={scale.at(Math.max(0, total(index) ?? 0)) - 4}
                textAnchor="middle"
                fontSize="10"
                fontWeight="600"
                fill={theme.text2}
                aria-hidden="true"
              >
                {textWidth(write(total(index) ?? 0), 10) <= band ? write(total(index) ?? 0) : ''}
              </text>
            ))}
          <g aria-hidden="true">
            {labels.texts.map(({ index, text, x }) => (
              <text
                key={index}
                className={styles.axis}
                textAnchor={labels.isSlanted ? 'end' : 'middle'}
                transform={
                  labels.isSlanted
                    ? `translate(${left + x + 4} ${floor + 12}) rotate(-35)`
                    : `translate(${left + x} ${floor + 16})`
                }
              >
                {text}
              </text>
            ))}
          </g>
        </>
      )}
    </MarkFigure>
  )
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

interface BandLabels {
  isSlanted: boolean
  height: number
  texts: { index: number; text: string; x: number }[]
}

const SLOPE = Math.sin((35 * Math.PI) / 180)

/** Times are thinned out, names shortened, and slanted where they would be unreadable. */
function placeLabels({ bands, isTime, rotateLabels, size }: BarsProps, band: number): BandLabels {
  const widest = Math.max(0, ...bands.map((one) => textWidth(one.label, LABEL_PX)))
  const centre = (index: number) => band * (index + 0.5)
  if (isTime) {
    const every = Math.max(1, Math.ceil((widest + 14) / band))
    const texts = bands.flatMap((one, index) =>
      index % every === Math.floor(every / 2) ? [{ index, text: one.label, x: centre(index) }] : [],
    )
    return { isSlanted: false, height: 24, texts }
  }
  const isSlanted = rotateLabels || (widest > band - 4 && band < LEAST_UPRIGHT_PX && size.height > 140)
  if (!isSlanted) {
    const every = Math.max(1, Math.ceil(22 / band))
    const texts = bands.flatMap((one, index) =>
      index % every === 0
        ? [{ index, text: fitText(one.label, band * every - 4, LABEL_PX), x: centre(index) }]
        : [],
    )
    return { isSlanted, height: 24, texts }
  }
  const longest = Math.min(widest, size.height * 0.4)
  const every = Math.max(1, Math.ceil(15 / band))
  const texts = bands.flatMap((one, index) =>
    index % every === 0
      ? [
          {
            index,
            text: fitText(one.label, Math.min(longest, (centre(index) + 34) / 0.82), LABEL_PX),
            x: centre(index),
          },
        ]
      : [],
  )
  return { isSlanted, height: Math.ceil(longest * SLOPE) + 20, texts }
}
