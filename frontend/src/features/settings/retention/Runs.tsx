import type { Retention } from '@/api/queries/retention'
import { ago } from '@/format/time'
import { useFormat } from '@/format/use-format'
import { useLocale, useT } from '@/i18n'
import { Entry, Group } from '../Group'
import styles from './retention.module.css'

/** When the next clean-up is, and what the last ones removed. */
export function Runs({ saved }: { saved: Retention }) {
  const t = useT()
  const format = useFormat()
  const locale = useLocale((state) => state.tag)
  return (
    <Group title={t('keep.runs')} hint={t('keep.runsHint')}>
      <Entry name={t('keep.next')}>
        {saved.next_run ? (
          <time dateTime={saved.next_run} title={format.dateTime(saved.next_run)}>
            {ago(new Date(saved.next_run), new Date(), locale)}
          </time>
        ) : (
          '–'
        )}
      </Entry>
      <Entry name={t('keep.last')}>
        {saved.last_run ? (
          <time dateTime={saved.last_run}>{format.dateTime(saved.last_run)}</time>
        ) : (
          t('keep.notYet')
        )}
      </Entry>
      {saved.runs.length === 0 ? (
        <p className={styles.none}>{t('keep.noRuns')}</p>
      ) : (
        <ol className={styles.runs}>
          {saved.runs.map(({ at, events, by_event }) => (
            <li key={at}>
              <time dateTime={at}>{format.dateTime(at)}</time>
              <span>
                {t('keep.removed', { count: events })}
                {Object.keys(by_event).length > 0 && (
                  <small>{Object.keys(by_event).slice(0, 4).join(', ')}</small>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Group>
  )
}
