import { useLocation, useSearch } from 'wouter'
import { Segmented } from '@/design/ui/Segmented'
import { useT } from '@/i18n'

const PARTS = ['orders', 'subscriptions', 'carts'] as const
export type Part = (typeof PARTS)[number]

/** The part of the screen that the address names; each asks an analysis of its own, with the same time and filters. */
export function PartChoice({ value }: { value: Part }) {
  const t = useT()
  const [, navigate] = useLocation()
  const search = useSearch()
  return (
    <Segmented
      label={t('nav.revenue')}
      value={value}
      options={PARTS.map((part) => ({ value: part, label: t(`revenue.part.${part}`) }))}
      onChange={(part) =>
        navigate(`/revenue${part === 'orders' ? '' : `/${part}`}${search === '' ? '' : `?${search}`}`)
      }
    />
  )
}
