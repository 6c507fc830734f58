import styles from '../core/chart.module.css'
import { MarkFigure } from '../core/MarkFigure'
import { scaleOver } from '../core/scale'
import { fitText, textWidth } from '../core/text-width'
import { layoutBars } from './bar-layout'
import { barShape } from './bar-shape'
import { BeforeMark, beforeOf, tooltipRows } from './before'
import type { BarsProps } from './Bars'

const LABEL_PX = 11.5
const TOP = 4
const BOTTOM = 22
const BAND_SHARE = 0.68

/** Lying bars: names on the left, the value axis below. */
export function LyingBars(props: BarsProps) {
  const { bands, series, mode, size, theme, write } = props
  const layout = layoutBars(
    series.map((one) => one.values),
    mode,
  )
  const widest = Math.max(20, ...bands.map((one) => textWidth(one.label, LABEL_PX)))
  const left = Math.min(widest, size.width * 0.38) + 10
  const writeAxis = mode === 'percent' ? (value: number) => `${Math.round(value)}%` : write
  const end = size.width - (props.showValues ? 44 : 14)
  const marked = beforeOf(props)
  const scale = scaleOver([layout.low, layout.high, ...marked.map((mark) => mark.value)], [left, end], {
    ...props.scale,
    fromZero: true,
    count: Math.max(2, Math.floor((end - left) / 70)),
  })
  const floor = size.height - BOTTOM
  const band = (floor - TOP) / Math.max(1, bands.length)
  const inner = Math.min(band * BAND_SHARE, 34 * (mode === 'grouped' ? series.length : 1))
  const thick = mode === 'grouped' ? inner / series.length : inner
  const marks = bands.map((one, index) => ({
    key: one.key,
    title: one.title ?? one.label,
    rows: tooltipRows(props, index),
    x: left + 40,
    y: TOP + band * index,
  }))
  return (
    <MarkFigure summary={props.summary} label={props.label} size={size} marks={marks} onPick={props.onPick}>
      {(active) => (
        <>
          <g aria-hidden="true">
            {scale.ticks.map((value) => (
              <g key={value}>
                <line x1={scale.at(value)} x2={scale.at(value)} y1={TOP} y2={floor} stroke={theme.gridLine} />
                <text x={scale.at(value)} y={size.height - 6} textAnchor="middle" className={styles.axis}>
                  {writeAxis(value)}
                </text>
              </g>
            ))}
          </g>
          {bands.map((one, index) => (
            <g key={one.key}>
              <rect
                data-mark={index}
                x={0}
                y={TOP + band * index}
                width={size.width}
                height={band}
                fill={active === index ? theme.gridLine : 'transparent'}
              />
              {band >= 11 && (
                <text
                  x={left - 8}
                  y={TOP + band * (index + 0.5) + 4}
                  textAnchor="end"
                  fontSize={LABEL_PX}
                  fill={theme.text2}
                  pointerEvents="none"
                  aria-hidden="true"
                >
                  {fitText(one.label, left - 10, LABEL_PX)}
                </text>
              )}
            </g>
          ))}
          {layout.pieces.map((piece) => {
            const [a, b] = [scale.at(piece.from), scale.at(piece.to)]
            const one = bands[piece.band]!
            const y =
              TOP + band * piece.band + (band - inner) / 2 + (mode === 'grouped' ? thick * piece.series : 0)
            const box = {
              x: Math.min(a, b),
              width: Math.max(1, Math.abs(a - b)),
              y,
              height: Math.max(1, thick - (mode === 'grouped' ? 1 : 0)),
            }
            const isUp = piece.to > piece.from
            return (
              <g key={`${one.key}\u0001${piece.series}`}>
                <path
                  data-mark={piece.band}
                  d={barShape(box, piece.isEnd ? (isUp ? 'right' : 'left') : null)}
                  fill={(series.length === 1 ? one.colour : undefined) ?? series[piece.series]!.colour}
                />
                {props.showValues && piece.isEnd && thick >= 9 && (
                  <text
                    x={Math.max(a, b) + 5}
                    y={y + thick / 2 + 3.5}
                    fontSize="10.5"
                    fontWeight="550"
                    fill={theme.text2}
                    pointerEvents="none"
                    aria-hidden="true"
                  >
                    {writeAxis(piece.to)}
                  </text>
                )}
              </g>
            )
          })}
          {marked.map((mark) => {
            const x = scale.at(mark.value)
            const y = TOP + band * mark.band + (band - inner) / 2 + thick * mark.series
            return (
              <BeforeMark
                key={`${mark.band} ${mark.series}`}
                theme={theme}
                line={[x, y - 1.5, x, y + thick + 1.5]}
              />
            )
          })}
        </>
      )}
    </MarkFigure>
  )
}
