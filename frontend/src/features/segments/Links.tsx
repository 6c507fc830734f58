import { Link, useSearch } from 'wouter'
import type { Segment } from '@/api/queries/segments'
import { writeFilter } from '@/dashboard/filter-text'
import { SEGMENT_FIELD } from '@/dashboard/filters/segment'
import { readUrl } from '@/dashboard/url-state'
import { useT } from '@/i18n'
import styles from './segments.module.css'

/** Before anybody's first event: the size of a segment is of everybody until now. */
const EVER = '2000-01-01T00:00:00Z'

function pathOf(path: string, project: string | null, params: Readonly<Record<string, string>>): string {
  const all = { ...params, ...(project ? { project } : {}) }
  return `${path}?${new URLSearchParams(all).toString()}`
}

/** To the people of a segment, and to questions about them. */
export function Links({ segment: { id } }: { segment: Segment }) {
  const t = useT()
  const { project } = readUrl(useSearch())
  const [now] = new Date().toISOString().split('.')
  const f = writeFilter({ field: SEGMENT_FIELD, operator: 'eq', value: id })
  const links = [
    ['segments.show', pathOf('/people', project, { segment: id, from: EVER, to: `${now}Z` })],
    ['nav.explore', pathOf('/explore', project, { q: '*', f, range: 'last_30_days' })],
    ['nav.funnels', pathOf('/funnels', project, { segment: id })],
    ['nav.retention', pathOf('/retention', project, { segment: id })],
    ['nav.paths', pathOf('/paths', project, { segment: id })],
  ] as const
  return (
    <nav className={styles.links} aria-label={t('segments.ask')}>
      {links.map(([key, href]) => (
        <Link key={key} className={styles.link} href={href}>
          {t(key)}
        </Link>
      ))}
    </nav>
  )
}
