import { errorText } from '@/api/error-text'
import { useAddRule, useSuggestions, type Suggestion } from '@/api/queries/privacy-rules'
import { Button } from '@/design/ui/Button'
import { Skeleton } from '@/design/ui/Skeleton'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { Group } from '../../Group'
import { subjectText } from './choices'
import styles from './rules.module.css'

/** Properties that look personal in the newest events, each with the rule to make of it. */
export function SuggestionsGroup() {
  const t = useT()
  const found = useSuggestions(true)
  return (
    <Group
      title={t('rules.suggestions')}
      hint={t('rules.suggestionsHint', { count: found.data?.events ?? 0 })}
    >
      {found.isError ? (
        <p className={styles.note} role="alert">
          {errorText(found.error, t)}
        </p>
      ) : !found.data ? (
        <div className={styles.waiting}>
          <Skeleton shape="list" label={t('tile.loading', { title: t('rules.suggestions') })} />
        </div>
      ) : found.data.suggestions.length === 0 ? (
        <p className={styles.note}>{t('rules.noSuggestions')}</p>
      ) : (
        <ul className={styles.list}>
          {found.data.suggestions.map((one) => (
            <SuggestionRow key={`${one.field}-${one.kind}`} suggestion={one} />
          ))}
        </ul>
      )}
    </Group>
  )
}

function SuggestionRow({ suggestion: { field, kind, events, example, rule } }: { suggestion: Suggestion }) {
  const t = useT()
  const add = useAddRule()
  const label = t(`rules.make.${rule.action as 'hash' | 'encrypt' | 'drop' | 'truncate'}`)
  const make = () =>
    add.mutate(rule, {
      onSuccess: () => toast(t('rules.saved')),
      onError: (error) => toast(errorText(error, t), 'negative'),
    })
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <span>
          <code>{field}</code>
        </span>
        <small>
          {t(`rules.looksLike.${kind}`)} · {t('privacy.events', { count: events })} · {example}
        </small>
      </div>
      <Button disabled={add.isPending} aria-label={`${label}: ${subjectText(rule, t)}`} onClick={make}>
        {label}
      </Button>
    </li>
  )
}
