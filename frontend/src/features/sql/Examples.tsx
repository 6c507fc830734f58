import { useT } from '@/i18n'
import styles from './sql.module.css'

const EXAMPLES = [
  {
    title: 'sql.example.days',
    query: `SELECT toDate(timestamp) AS day, count() AS events, uniq(person) AS people
FROM events
GROUP BY day
ORDER BY day`,
  },
  {
    title: 'sql.example.pages',
    query: `SELECT page, count() AS views, uniq(person) AS people
FROM events
WHERE name = 'page_view' AND page != ''
GROUP BY page
ORDER BY views DESC
LIMIT 20`,
  },
  {
    title: 'sql.example.sessions',
    query: `SELECT entry_page, count() AS sessions, round(avg(duration_s)) AS seconds, round(avg(page_views), 1) AS pages
FROM sessions
GROUP BY entry_page
ORDER BY sessions DESC
LIMIT 20`,
  },
  {
    title: 'sql.example.hours',
    query: `SELECT toDayOfWeek(timestamp) AS weekday, toHour(timestamp) AS hour, count() AS events
FROM events
GROUP BY weekday, hour
ORDER BY weekday, hour`,
  },
] as const

/** Statements to begin with. */
export function Examples({ onTry }: { onTry: (query: string) => void }) {
  const t = useT()
  return (
    <div className={styles.examples} role="group" aria-label={t('sql.examples')}>
      {EXAMPLES.map(({ title, query }) => (
        <button key={title} type="button" title={query} onClick={() => onTry(query)}>
          {t(title)}
        </button>
      ))}
    </div>
  )
}
