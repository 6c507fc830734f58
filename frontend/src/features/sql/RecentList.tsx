import { useMemo } from 'react'
import { useProject } from '@/api/project-context'
import { ago } from '@/format/time'
import { useLocale, useT } from '@/i18n'
import { readRuns, useRunCount } from './recent'
import styles from './sql.module.css'

/** The statements run in this browser, newest first. */
export function RecentList({ onLoad }: { onLoad: (query: string) => void }) {
  const t = useT()
  const project = useProject().id
  const locale = useLocale((state) => state.tag)
  const count = useRunCount((state) => state.count)
  // eslint-disable-next-line react-hooks/exhaustive-deps -- every run changes what is stored
  const runs = useMemo(() => readRuns(project), [project, count])
  if (runs.length === 0) return <p className={styles.none}>{t('sql.noneRun')}</p>
  return (
    <ul className={styles.recent}>
      {runs.map(({ query, at }) => (
        <li key={query}>
          <button type="button" title={query} onClick={() => onLoad(query)}>
            <code>{query}</code>
            <small>{ago(new Date(at), new Date(), locale)}</small>
          </button>
        </li>
      ))}
    </ul>
  )
}
