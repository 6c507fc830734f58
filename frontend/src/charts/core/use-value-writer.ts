import { useMemo } from 'react'
import { useLocale } from '@/i18n'
import { writeValue, type DisplayOptions } from './display'

export interface ValueWriter {
  /** For axes and labels. */
  short: (value: number | null | undefined) => string
  /** Every digit, for tooltips and tables. */
  exact: (value: number | null | undefined) => string
}

/** Writes values in the unit of a widget and the language of the screen. */
export function useValueWriter(options: DisplayOptions): ValueWriter {
  const language = useLocale((state) => state.language)
  return useMemo(
    () => ({
      short: (value) => writeValue(value, options, language),
      exact: (value) => writeValue(value, options, language, 'exact'),
    }),
    [options, language],
  )
}
