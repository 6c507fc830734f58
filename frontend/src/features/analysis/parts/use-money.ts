import { useMemo } from 'react'
import { useValueWriter, type ValueWriter } from '@/charts/core/use-value-writer'

/** Writes amounts of a currency (ISO 4217), as widgets of the unit currency do. */
export function useMoney(currency: string): ValueWriter {
  return useValueWriter(useMemo(() => ({ unit: 'currency', currency }) as const, [currency]))
}
