import { Filter as FilterIcon } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '@/design/ui/IconButton'
import { useT } from '@/i18n'
import { isEncrypted, textOf } from './columns'
import styles from './drawer.module.css'
import { EncryptedValue } from './EncryptedValue'

export interface Pair {
  field: string
  title: string
  value: unknown
}

/** An instant or an id of one event is nothing to filter by. */
const UNFILTERED = new Set<string>(['timestamp', 'received_at', 'id'])
/** Longer texts begin folded up. */
const LONG = 280

const isComposite = (value: unknown) => typeof value === 'object' && value !== null

/** Names with their values; single values can become a filter. */
export function Pairs({ pairs, onFilter }: { pairs: readonly Pair[]; onFilter: (field: string) => void }) {
  const t = useT()
  return (
    <dl className={styles.pairs}>
      {pairs.map(({ field, title, value }) => (
        <div key={field} className={styles.pair}>
          <dt>{title}</dt>
          <dd>
            {isEncrypted(value) ? <EncryptedValue value={value} /> : <Value value={value} />}
            {!UNFILTERED.has(field) && !isComposite(value) && !isEncrypted(value) && (
              <IconButton
                label={t('events.filterBy', { field: title, value: textOf(value).slice(0, LONG) })}
                isSmall
                onClick={() => onFilter(field)}
              >
                <FilterIcon size={12} aria-hidden="true" />
              </IconButton>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Value({ value }: { value: unknown }) {
  const t = useT()
  const [isWhole, setIsWhole] = useState(false)
  const text = isComposite(value) ? JSON.stringify(value, null, 2) : textOf(value)
  const isLong = text.length > LONG
  const shown = isLong && !isWhole ? `${text.slice(0, LONG)}…` : text
  return (
    <span className={styles.value}>
      {isComposite(value) ? <code>{shown}</code> : shown}
      {isLong && !isWhole && (
        <button type="button" onClick={() => setIsWhole(true)}>
          {t('events.wholeValue')}
        </button>
      )}
    </span>
  )
}
