import type { Candle } from '@/charts/svg/Candles'
import type { WidgetAnswer } from '../contract'
import { joinRows } from '../joined-rows'
import type { CandlestickOptions } from './options'

type Ends = Required<Pick<CandlestickOptions, 'open' | 'high' | 'low' | 'close' | 'volume'>>

/** A candle for each bucket in which all four answers have a value, oldest first. Groups are not told apart: the first of a bucket counts. */
export function candlesOf(answers: readonly WidgetAnswer[], ends: Ends): Candle[] {
  const index = (id: string | null) => answers.findIndex((answer) => answer.id === id)
  const at = [ends.open, ends.high, ends.low, ends.close, ends.volume].map(index)
  const found = new Map<string, Candle>()
  for (const row of joinRows(answers)) {
    if (row.timestamp === null || found.has(row.timestamp)) continue
    const [open, high, low, close, volume] = at.map((place) => row.values[place] ?? null)
    if (open == null || high == null || low == null || close == null) continue
    found.set(row.timestamp, { at: row.timestamp, open, high, low, close, volume: volume ?? null })
  }
  return [...found.values()].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}
