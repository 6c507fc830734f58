import { useSegments } from '@/api/queries/segments'
import { useT } from '@/i18n'
import styles from './filters.module.css'
import { segmentName } from './segment'

interface SegmentSelectProps {
  id?: string
  label?: string
  /** The id or name of a segment; null for everybody. */
  value: string | null
  onChange: (segment: string | null) => void
}

/** One segment, or everybody. A segment of an address that is gone stays listed, so that it can be taken out. */
export function SegmentSelect({ id, label, value, onChange }: SegmentSelectProps) {
  const t = useT()
  const known = useSegments().data?.segments ?? []
  const chosen = known.find((one) => one.id === value || one.name === value)
  const options = (isBuiltin: boolean) =>
    known
      .filter((one) => one.is_builtin === isBuiltin && one.id !== 'all')
      .map((one) => (
        <option key={one.id} value={one.id}>
          {segmentName(one, t)}
        </option>
      ))
  return (
    <select
      id={id}
      aria-label={label}
      className={styles.control}
      value={chosen?.id ?? value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
    >
      <option value="">{t('segment.everybody')}</option>
      {value !== null && (chosen === undefined || chosen.id === 'all') && (
        <option value={chosen?.id ?? value}>{segmentName(chosen ?? { id: value, name: value }, t)}</option>
      )}
      {known.some((one) => !one.is_builtin) && <optgroup label={t('segment.own')}>{options(false)}</optgroup>}
      <optgroup label={t('segment.builtin')}>{options(true)}</optgroup>
    </select>
  )
}
