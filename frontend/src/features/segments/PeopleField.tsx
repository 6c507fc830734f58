import { Upload } from 'lucide-react'
import { useId, useState } from 'react'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { isHeading, MOST_PEOPLE, readIds } from './rule'
import styles from './segments.module.css'

const MOST_BYTES = 4 * 2 ** 20

interface PeopleFieldProps {
  people: readonly string[]
  onChange: (people: string[]) => void
}

/** A list of ids, typed, pasted or from a file. */
export function PeopleField({ people, onChange }: PeopleFieldProps) {
  const t = useT()
  const id = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const put = (ids: string[]) => {
    if (ids.length > MOST_PEOPLE) toast(t('segments.tooMany', { count: MOST_PEOPLE }), 'negative')
    onChange(ids.slice(0, MOST_PEOPLE))
  }
  const read = async (file: File) => {
    if (file.size > MOST_BYTES) {
      toast(t('segments.tooLarge'), 'negative')
      return
    }
    const [first, ...rest] = readIds(await file.text())
    if (first === undefined) return
    if (isHeading(first)) toast(t('segments.header'), 'info')
    put([...new Set([...people, ...(isHeading(first) ? [] : [first]), ...rest])])
  }
  return (
    <div className={styles.people}>
      <label htmlFor={id}>{t('segments.listed', { count: people.length })}</label>
      <textarea
        id={id}
        rows={4}
        spellCheck={false}
        placeholder={t('segments.listHint')}
        value={draft ?? people.join('\n')}
        onChange={(event) => {
          setDraft(event.target.value)
          put(readIds(event.target.value))
        }}
        onBlur={() => setDraft(null)}
      />
      <label className={styles.upload}>
        <Upload size={13} aria-hidden="true" />
        {t('segments.upload')}
        <input
          type="file"
          accept=".txt,.csv,text/plain,text/csv"
          className="visually-hidden"
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file) void read(file)
            event.target.value = ''
          }}
        />
      </label>
    </div>
  )
}
