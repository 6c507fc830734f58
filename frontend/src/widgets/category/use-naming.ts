import { useMemo } from 'react'
import type { Row } from '@/api/types'
import { mappingOf, type DisplayOptions } from '@/charts/core/display'
import { useFormat } from '@/format/use-format'
import { readable } from '@/format/words'
import { useT, type Translate } from '@/i18n'
import type { Category } from './category'

export interface Naming {
  /** A value of a dimension as people say it: mapped, a country by its name, absence in words. */
  value: (field: string, value: Row['dimensions'][string] | undefined) => string
  /** The dimension itself, as the head of a column. */
  field: (field: string) => string
  category: (category: Pick<Category, 'path' | 'source'>) => string
}

const FIELDS = [
  'name',
  'type',
  'value',
  'country',
  'device',
  'browser',
  'os',
  'page',
  'path',
  'referrer',
] as const
const MORE_FIELDS = ['source', 'status', 'user_id', 'session_id', 'is_bot', 'time', 'timestamp'] as const
const DEVICES = ['desktop', 'mobile', 'tablet', 'bot', 'tv'] as const

/** An attribute by its usual name, a property by its own in words. */
function fieldText(field: string, t: Translate): string {
  const known = [...FIELDS, ...MORE_FIELDS].find((one) => one === field)
  return known ? t(`field.${known}`) : readable(field)
}

function deviceText(device: string, t: Translate): string {
  const known = DEVICES.find((one) => one === device)
  return known ? t(`device.${known}`) : device
}

/** How the values of dimensions are called on screen. */
export function useNaming(options: DisplayOptions): Naming {
  const t = useT()
  const format = useFormat()
  return useMemo(() => {
    const value: Naming['value'] = (field, raw) => {
      if (raw === null || raw === undefined || raw === '')
        return mappingOf('', options)?.text ?? t('tile.unknown')
      const text = String(raw)
      const mapped = mappingOf(text, options)
      if (mapped) return mapped.text
      if (field === 'country') return format.country(text)
      if (field === 'name') return readable(text)
      if (field === 'device') return deviceText(text, t)
      if (text === 'true' || text === 'false') return t(text === 'true' ? 'value.yes' : 'value.no')
      return text
    }
    return {
      value,
      field: (field) => fieldText(field, t),
      category: ({ path, source }) =>
        path.length === 0 ? source : path.map(([field, raw]) => value(field, raw)).join(' · '),
    }
  }, [options, t, format])
}
