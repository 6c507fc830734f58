import { errorText } from '@/api/error-text'
import { useAddRule, useSuggestions, type Suggestion } from '@/api/queries/privacy-rules'
import { Button } from '@/design/ui/Button'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { Group } from '../../Group'
import list from '../../list.module.css'
import { ListRow } from '../../ListRow'
import { Loaded } from '../../Loaded'
import { subjectText } from './choices'

/** Properties that look personal in the newest events, each with the rule to make of it. */
export function SuggestionsGroup() {
  const t = useT()
  const found = useSuggestions(true)
  return (
    <Group
      title={t('rules.suggestions')}
      hint={
        found.data
          ? t('rules.suggestionsHint', { count: found.data.events })
          : found.isPending
            ? t('rules.suggestionsSearch')
            : ''
      }
    >
      <Loaded title={t('rules.suggestions')} query={found}>
        {({ suggestions }) =>
          suggestions.length === 0 ? (
            <p className={list.note}>{t('rules.noSuggestions')}</p>
          ) : (
            <ul className={list.list}>
              {suggestions.map((one) => (
                <SuggestionRow key={`${one.field}-${one.kind}`} suggestion={one} />
              ))}
            </ul>
          )
        }
      </Loaded>
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
    <ListRow
      title={<code>{field}</code>}
      notes={[`${t(`rules.looksLike.${kind}`)} · ${t('privacy.events', { count: events })} · ${example}`]}
    >
      <Button disabled={add.isPending} aria-label={`${label}: ${subjectText(rule, t)}`} onClick={make}>
        {label}
      </Button>
    </ListRow>
  )
}
