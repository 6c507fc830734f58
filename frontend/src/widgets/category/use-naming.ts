import { useMemo } from 'react'
import type { Row } from '@/api/types'
import { mappingOf, type DisplayOptions } from '@/charts/core/display'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { Category } from './category'

export interface Naming {
  /** A value of a dimension as people say it: mapped, a country by its name, absence in words. */
  value: (field: string, value: Row['dimensions'][string] | undefined) => string
  category: (category: Pick<Category, 'path' | 'source'>) => string
}

/** How the values of dimensions are called on screen. */
export function useNaming(options: DisplayOptions): Naming {
  const t = useT()
  const format = useFormat()
  return useMemo(() => {
    const value: Naming['value'] = (field, raw) => {
      if (raw === null || raw === undefined || raw === '') return t('tile.unknown')
      const text = String(raw)
      return mappingOf(text, options)?.text ?? (field === 'country' ? format.country(text) : text)
    }
    return {
      value,
      category: ({ path, source }) =>
        path.length === 0 ? source : path.map(([field, raw]) => value(field, raw)).join(' · '),
    }
  }, [options, t, format])
}
