import { useId, useState } from 'react'
import { Row } from '@/features/analysis'
import { useT } from '@/i18n'
import styles from './experiments.module.css'
import { parseSplit, writeSplit, type Split } from './split'

interface SplitRowProps {
  split: Split
  onChange: (split: Split) => void
}

/** The shares of people that the variants were planned to get, as text. */
export function SplitRow({ split, onChange }: SplitRowProps) {
  const t = useT()
  const hint = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const isWrong = draft !== null && parseSplit(draft) === undefined
  return (
    <>
      <Row label={t('experiments.plannedSplit')}>
        {(id) => (
          <input
            id={id}
            className={styles.split}
            value={draft ?? writeSplit(split)}
            maxLength={2_000}
            placeholder={t('experiments.equalSplit')}
            aria-invalid={isWrong}
            aria-describedby={isWrong ? hint : undefined}
            onChange={({ target }) => {
              setDraft(target.value)
              const read = parseSplit(target.value)
              if (read) onChange(read)
            }}
            onBlur={() => !isWrong && setDraft(null)}
          />
        )}
      </Row>
      {isWrong && (
        <p id={hint} className={styles.wrong} role="status">
          {t('experiments.wrongSplit')}
        </p>
      )}
    </>
  )
}
