import { useState } from 'react'
import { useSeenAs, type SeenAs as Seen } from '@/api/queries/row-rules'
import { Field } from '@/design/ui/Field'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { Group } from '../Group'
import list from '../list.module.css'
import { ListRow } from '../ListRow'
import { Loaded } from '../Loaded'
import styles from './rows.module.css'
import { KINDS, useHolders, type HolderKind } from './use-holders'

/** What a member, a team, a role or a read key sees by the rules that are saved. */
export function SeenAs() {
  const t = useT()
  const { choices } = useHolders()
  const [chosen, setChosen] = useState('')
  const [kind, id] = chosen.split(':') as [HolderKind, string]
  return (
    <Group title={t('rows.seenAs')} hint={t('rows.seenAsHint')}>
      <div className={styles.seenAs}>
        <Field label={t('rows.who')}>
          {(control) => (
            <select {...control} value={chosen} onChange={(event) => setChosen(event.target.value)}>
              <option value="">{t('rows.whoNobody')}</option>
              {KINDS.filter((one) => choices[one].length > 0).map((one) => (
                <optgroup key={one} label={t(`rows.kind.${one}`)}>
                  {choices[one].map((holder) => (
                    <option key={holder.id} value={`${one}:${holder.id}`}>
                      {holder.name}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
        {chosen !== '' && <Shown key={chosen} kind={kind} id={id} />}
      </div>
    </Group>
  )
}

function Shown({ kind, id }: { kind: HolderKind; id: string }) {
  const t = useT()
  return (
    <Loaded title={t('rows.seenAs')} query={useSeenAs({ kind, id })}>
      {(seen) => <Answer seen={seen} />}
    </Loaded>
  )
}

function Answer({ seen: { seen, total, days, rules, events } }: { seen: Seen }) {
  const t = useT()
  const format = useFormat()
  const share = (count: number) =>
    t('rows.seen', { seen: format.exact(count), total: format.exact(total), days })
  return (
    <>
      <div className={styles.preview}>
        <p role="status">{total === 0 ? t('rows.previewNoEvents', { days }) : share(seen)}</p>
        <progress aria-hidden="true" max={Math.max(total, 1)} value={seen} />
        {rules.length === 0 && <p className={styles.note}>{t('rows.noRuleHolds')}</p>}
      </div>
      {rules.length > 0 && (
        <ul className={list.list} aria-label={t('rows.rulesHolding')}>
          {rules.map((rule) => (
            <ListRow
              key={rule.id}
              title={<b>{rule.name ?? t('rows.unreadable')}</b>}
              notes={[t('rows.byItself', { share: share(rule.seen) })]}
            />
          ))}
        </ul>
      )}
      {events.length > 0 && (
        <section className={styles.part} aria-label={t('rows.newest')}>
          <h3>{t('rows.newest')}</h3>
          <ul className={list.list}>
            {events.map((event) => (
              <ListRow
                key={event.id}
                title={<b>{event.name}</b>}
                notes={[
                  [format.dateTime(event.timestamp), event.user_id ?? event.anonymous_id]
                    .filter(Boolean)
                    .join(' · '),
                ]}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
