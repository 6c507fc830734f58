import { useMemo } from 'react'
import { useLocale } from '@/i18n'

/** Writes a lift with its sign, 0.123 → +12.3%, and a probability that is never quite certain. */
export function useLift() {
  const language = useLocale((state) => state.language)
  return useMemo(() => {
    const writer = new Intl.NumberFormat(language, {
      style: 'percent',
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    })
    const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
    const chance = (value: number | null) => {
      if (value === null) return '–'
      if (value > 0.999) return `> ${share.format(0.999)}`
      return value < 0.001 ? `< ${share.format(0.001)}` : share.format(value)
    }
    return { short: (lift: number | null) => (lift === null ? '–' : writer.format(lift)), chance }
  }, [language])
}
