import { Upload } from 'lucide-react'
import { useId, useState } from 'react'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { MOST_PEOPLE, readIds } from './rule'
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
  const put = (text: string) => {
    const ids = readIds(text)
    if (ids.length > MOST_PEOPLE) toast(t('segments.tooMany', { count: MOST_PEOPLE }), 'negative')
    onChange(ids.slice(0, MOST_PEOPLE))
  }
  const read = async (file: File) => {
    if (file.size > MOST_BYTES) {
      toast(t('segments.tooLarge'), 'negative')
      return
    }
    put([...people, await file.text()].join('\n'))
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
          put(event.target.value)
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
