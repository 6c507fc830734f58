/** A piece of a bar, in values: `from` is nearer to zero. */
interface BarPiece {
  band: number
  series: number
  from: number
  to: number
  /** The outermost piece of its bar. */
  isEnd: boolean
}

export type BarMode = 'grouped' | 'stacked' | 'percent'

export interface BarLayout {
  pieces: BarPiece[]
  low: number
  high: number
}

type Values = readonly (number | null)[]

/** Values by series and band as pieces: side by side, or piled up from zero, positive and negative apart. */
export function layoutBars(series: readonly Values[], mode: BarMode): BarLayout {
  const pieces: BarPiece[] = []
  const bands = series.reduce((most, values) => Math.max(most, values.length), 0)
  for (let band = 0; band < bands; band++) {
    const values = series.map((one) => one[band] ?? 0)
    if (mode === 'grouped')
      values.forEach((to, index) => pieces.push({ band, series: index, from: 0, to, isEnd: true }))
    else pieces.push(...pile(mode === 'percent' ? shares(values) : values, band))
  }
  const shown = pieces.filter((piece) => piece.to !== piece.from)
  return {
    pieces: shown,
    low: Math.min(0, ...shown.map((piece) => piece.to)),
    high: Math.max(0, ...shown.map((piece) => piece.to)),
  }
}

function shares(values: readonly number[]): number[] {
  const sum = values.reduce((total, value) => total + Math.abs(value), 0)
  return values.map((value) => (sum === 0 ? 0 : (value / sum) * 100))
}

function pile(values: readonly number[], band: number): BarPiece[] {
  const pieces: BarPiece[] = []
  let up = 0
  let down = 0
  values.forEach((value, series) => {
    if (value === 0) return
    const from = value > 0 ? up : down
    pieces.push({ band, series, from, to: from + value, isEnd: false })
    if (value > 0) up += value
    else down += value
  })
  const last = (isUp: boolean) => pieces.findLast((piece) => piece.to > piece.from === isUp)
  for (const end of [last(true), last(false)]) if (end) end.isEnd = true
  return pieces
}
