import type { Scale } from '@/charts/core/scale'
import type { ChartTheme } from '@/design/themes'

export interface Candle {
  at: string
  open: number
  high: number
  low: number
  close: number
  volume: number | null
}

interface CandlesProps {
  candles: readonly Candle[]
  scale: Scale
  left: number
  band: number
  /** Bars of the volume stand on `bottom` and are at most `tall`. */
  volume: { bottom: number; tall: number } | null
  isHollow: boolean
  up: string
  down: string
  theme: ChartTheme
  active?: number | null
}

/** First to last value as a body, lowest to highest as a wick; the colour says which way. */
export function Candles({
  candles,
  scale,
  left,
  band,
  volume,
  isHollow,
  up,
  down,
  theme,
  active = null,
}: CandlesProps) {
  const width = Math.max(1, Math.min(18, band * 0.64))
  const most = Math.max(...candles.map((candle) => candle.volume ?? 0), Number.MIN_VALUE)
  const [top, bottom] = [scale.at(scale.high), volume?.bottom ?? scale.at(scale.low)]
  return candles.map((candle, index) => {
    const isRise = candle.close >= candle.open
    const colour = isRise ? up : down
    const x = left + band * (index + 0.5)
    const [high, low] = [
      scale.at(Math.max(candle.open, candle.close)),
      scale.at(Math.min(candle.open, candle.close)),
    ]
    return (
      <g key={candle.at} data-mark={index}>
        <rect
          x={left + band * index}
          y={top}
          width={band}
          height={bottom - top}
          fill={index === active ? theme.gridLine : 'transparent'}
        />
        {volume && candle.volume !== null && (
          <rect
            x={x - width / 2}
            y={volume.bottom - (candle.volume / most) * volume.tall}
            width={width}
            height={(candle.volume / most) * volume.tall}
            fill={colour}
            fillOpacity="0.3"
          />
        )}
        <line x1={x} x2={x} y1={scale.at(candle.high)} y2={high} stroke={colour} strokeWidth="1.25" />
        <line x1={x} x2={x} y1={low} y2={scale.at(candle.low)} stroke={colour} strokeWidth="1.25" />
        <rect
          x={x - width / 2}
          y={high}
          width={width}
          height={Math.max(1, low - high)}
          rx={width > 4 ? 1 : 0}
          fill={colour}
          fillOpacity={isHollow && isRise ? 0 : 1}
          stroke={colour}
          strokeWidth={isHollow ? 1.25 : 0}
        />
      </g>
    )
  })
}
