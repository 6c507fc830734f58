import { X } from 'lucide-react'
import { useId } from 'react'
import { useFieldValues } from '@/api/queries/metrics'
import { IconButton } from '@/design/ui/IconButton'
import { MetricPicker } from '@/features/explore/MetricPicker'
import { Row } from '@/features/analysis'
import { useT } from '@/i18n'
import styles from './paths.module.css'

interface PlaceRowProps {
  label: string
  by: 'name' | 'page'
  /** '' for anywhere. */
  value: string
  onChange: (value: string) => void
}

/** Where walks begin or end: an event, or a page out of those known or typed in. */
export function PlaceRow({ label, by, value, onChange }: PlaceRowProps) {
  const t = useT()
  return (
    <Row label={label}>
      {(id) => (
        <span className={styles.place}>
          {by === 'name' ? (
            <MetricPicker
              key={value}
              label={label}
              placeholder={t('paths.anywhere')}
              value={value === '' ? null : value}
              isEventsOnly
              onChange={onChange}
            />
          ) : (
            <PageInput key={value} {...{ id, value, onChange }} />
          )}
          {value !== '' && (
            <IconButton label={t('paths.clear', { label })} isSmall onClick={() => onChange('')}>
              <X size={14} aria-hidden="true" />
            </IconButton>
          )}
        </span>
      )}
    </Row>
  )
}

function PageInput({
  id,
  value,
  onChange,
}: {
  id: string
  value: string
  onChange: (value: string) => void
}) {
  const t = useT()
  const list = useId()
  const pages = useFieldValues('page').data ?? []
  const commit = (text: string) => {
    const next = text.trim()
    if (next !== value) onChange(next)
  }
  return (
    <>
      <input
        id={id}
        list={list}
        maxLength={2_000}
        placeholder={t('paths.anywhere')}
        defaultValue={value}
        onBlur={(event) => commit(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && commit(event.currentTarget.value)}
      />
      <datalist id={list}>
        {pages.map((page) => (
          <option key={page} value={page} />
        ))}
      </datalist>
    </>
  )
}
