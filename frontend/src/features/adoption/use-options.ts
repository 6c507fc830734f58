import { useMemo } from 'react'
import { useT } from '@/i18n'

/** Names and colours of what an answer of adoption is over time. */
export function useAdoptionOptions() {
  const t = useT()
  return useMemo(
    () => ({
      value_mappings: [
        { match: 'adopters', text: t('adoption.adopters'), colour: 'series-1' },
        { match: 'new_adopters', text: t('adoption.newAdopters'), colour: 'series-3' },
        { match: 'users', text: t('adoption.users'), colour: 'series-2' },
      ],
    }),
    [t],
  )
}

/** The same of people active in a day, a week and a month. */
export function useStickinessOptions() {
  const t = useT()
  return useMemo(
    () => ({
      value_mappings: [
        { match: 'dau', text: t('adoption.dau'), colour: 'series-1' },
        { match: 'wau', text: t('adoption.wau'), colour: 'series-3' },
        { match: 'mau', text: t('adoption.mau'), colour: 'series-2' },
      ],
    }),
    [t],
  )
}
