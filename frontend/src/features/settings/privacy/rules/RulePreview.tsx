import { ArrowRight } from 'lucide-react'
import { errorText } from '@/api/error-text'
import { useRulesPreview, type Rule, type RulesPreview } from '@/api/queries/privacy-rules'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import { useSettled } from '../../retention/use-settled'
import styles from './rules.module.css'

/** What the rules would do to events that are stored, counted and by examples. */
export function RulePreview({ rules }: { rules: readonly Rule[] | null }) {
  const t = useT()
  const settled = useSettled(rules)
  const preview = useRulesPreview(settled)
  return (
    <section className={styles.preview} aria-label={t('rules.preview')} aria-busy={preview.isFetching}>
      <h3>{t('rules.preview')}</h3>
      {rules === null ? (
        <p>{t('rules.previewEmpty')}</p>
      ) : preview.isError ? (
        <p role="alert">{errorText(preview.error, t)}</p>
      ) : preview.data ? (
        <Found preview={preview.data} />
      ) : (
        <Skeleton shape="block" label={t('tile.loading', { title: t('rules.preview') })} />
      )}
    </section>
  )
}

function Found({ preview }: { preview: RulesPreview }) {
  const t = useT()
  return (
    <>
      <p role="status">
        {preview.events === 0
          ? t('rules.noEvents')
          : preview.changed === 0
            ? t('rules.changesNothing', { count: preview.events })
            : t('rules.changes', {
                count: preview.events,
                changed: preview.changed,
                fields: preview.fields.length,
              })}
        {preview.dropped > 0 && ` ${t('rules.drops', { count: preview.dropped })}`}
      </p>
      <ul>
        {preview.examples.map((example, index) => (
          <li key={index}>
            <b>{example.event}</b>
            {example.is_dropped ? (
              <small>{t('rules.isDropped')}</small>
            ) : (
              example.differences.slice(0, 4).map(({ field, before, after }) => (
                <span key={field} className={styles.difference}>
                  <i>{field}</i>
                  <span>
                    <del>{shown(before)}</del>
                    <ArrowRight size={12} aria-label={t('rules.becomes')} />
                    <ins>{after === null ? t('rules.nothing') : shown(after)}</ins>
                  </span>
                </span>
              ))
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

const LONG = 60

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text
}
