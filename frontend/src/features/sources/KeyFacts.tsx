import type { ApiKey } from '@/api/types'
import { useFormat } from '@/format/use-format'
import { ago } from '@/format/time'
import { useLocale, useT } from '@/i18n'
import { SCOPES, USUAL_SCOPES } from './key-choice'
import styles from './sources.module.css'

/** What is not usual about a key, in a line below its name: what it may do, what it is bound to, when it ends, and that its old text still counts. */
export function KeyFacts({ apiKey }: { apiKey: ApiKey }) {
  const t = useT()
  const format = useFormat()
  const locale = useLocale((state) => state.tag)
  const facts: string[] = []
  const scopes = SCOPES.filter((scope) => apiKey.scopes.includes(scope))
  if (apiKey.kind === 'read' && scopes.join() !== USUAL_SCOPES.join())
    facts.push(scopes.map((scope) => t(`keys.scope.${scope}`)).join(', '))
  const bound = [...apiKey.events, ...apiKey.origins, ...apiKey.networks]
  if (bound.length > 0) facts.push(t('keys.only', { list: bound.join(', ') }))
  if (apiKey.expires_at && apiKey.state === 'active')
    facts.push(t('keys.ends', { date: format.date(apiKey.expires_at) }))
  if (apiKey.previous) {
    const { prefix, ends_at, last_used_at } = apiKey.previous
    const used = last_used_at ? ago(new Date(last_used_at), new Date(), locale) : t('sources.never')
    facts.push(t('keys.previous', { prefix, date: format.dateTime(ends_at), used }))
  }
  if (facts.length === 0) return null
  const text = facts.join(' · ')
  return (
    <small className={styles.facts} title={text}>
      {text}
    </small>
  )
}
