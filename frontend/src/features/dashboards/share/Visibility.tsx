import { Globe, Lock, Trash2, Users } from 'lucide-react'
import { useState, type SubmitEvent } from 'react'
import type { Sharing } from '@/api/dashboard'
import { errorText } from '@/api/error-text'
import { useChangeSharing, useSharing, type SharingChange } from '@/api/queries/sharing'
import { Button } from '@/design/ui/Button'
import { IconButton } from '@/design/ui/IconButton'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import styles from './share.module.css'

const CHOICES = [
  ['private', Lock],
  ['people', Users],
  ['everyone', Globe],
] as const

const peopleOf = (sharing: Sharing): SharingChange['people'] =>
  sharing.people.map(({ person_id, access }) => ({ person_id, access }))

/** Private, chosen people, or everyone of the project. */
export function Visibility({ id }: { id: string }) {
  const t = useT()
  const sharing = useSharing(id, true)
  const change = useChangeSharing(id)
  // A choice stands at once, not only when the server has answered.
  const [wanted, setWanted] = useState<Sharing['visibility'] | null>(null)
  if (sharing.isError) return <p className={styles.fault}>{errorText(sharing.error, t)}</p>
  if (!sharing.data)
    return (
      <div className={styles.waiting}>
        <Skeleton shape="list" label={t('tile.loading', { title: t('board.share') })} />
      </div>
    )
  const { data } = sharing
  const visibility = wanted ?? data.visibility
  const put = (part: Partial<SharingChange>) =>
    change.mutate(
      { visibility: data.visibility, people: peopleOf(data), ...part },
      { onSettled: () => setWanted(null) },
    )
  const setVisibility = (value: Sharing['visibility']) => {
    setWanted(value)
    put({ visibility: value })
  }
  const setAccess = (person: string, access: 'view' | 'edit') =>
    put({
      people: peopleOf(data).map((one) =>
        'person_id' in one && one.person_id === person ? { ...one, access } : one,
      ),
    })
  return (
    <div className={styles.page}>
      <div role="radiogroup" aria-label={t('share.visibility')} className={styles.choices}>
        {CHOICES.map(([value, Icon]) => (
          <label key={value} className={styles.choice}>
            <input
              type="radio"
              name="visibility"
              checked={visibility === value}
              onChange={() => setVisibility(value)}
            />
            <Icon size={16} aria-hidden="true" />
            <span>
              <b>{t(`sharing.${value}`)}</b>
              <small>{t(`share.hint.${value}`)}</small>
            </span>
          </label>
        ))}
      </div>
      {change.error && <p className={styles.fault}>{errorText(change.error, t)}</p>}
      {data.visibility === 'people' && (
        <>
          <Invite onInvite={(email, access) => put({ people: [...peopleOf(data), { email, access }] })} />
          <ul className={styles.list}>
            {data.people.map((person) => (
              <li key={person.person_id}>
                <span className={styles.who}>
                  <b>{person.name || person.email}</b>
                  <small>{person.email}</small>
                </span>
                <AccessSelect
                  label={t('share.accessOf', { name: person.name || person.email })}
                  value={person.access}
                  onChange={(access) => setAccess(person.person_id, access)}
                />
                <IconButton
                  label={t('share.removePerson', { name: person.name || person.email })}
                  isSmall
                  onClick={() =>
                    put({
                      people: peopleOf(data).filter(
                        (one) => !('person_id' in one) || one.person_id !== person.person_id,
                      ),
                    })
                  }
                >
                  <Trash2 size={14} aria-hidden="true" />
                </IconButton>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

interface AccessSelectProps {
  label: string
  value: 'view' | 'edit'
  onChange: (access: 'view' | 'edit') => void
}

function AccessSelect({ label, value, onChange }: AccessSelectProps) {
  const t = useT()
  return (
    <select
      className={styles.select}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value === 'edit' ? 'edit' : 'view')}
    >
      <option value="view">{t('share.view')}</option>
      <option value="edit">{t('share.edit')}</option>
    </select>
  )
}

function Invite({ onInvite }: { onInvite: (email: string, access: 'view' | 'edit') => void }) {
  const t = useT()
  const [email, setEmail] = useState('')
  const [access, setAccess] = useState<'view' | 'edit'>('view')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onInvite(email.trim(), access)
    setEmail('')
  }
  return (
    <form onSubmit={submit} className={styles.invite}>
      <input
        type="email"
        required
        className={styles.input}
        aria-label={t('login.email')}
        placeholder={t('share.emailHint')}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <AccessSelect label={t('share.access')} value={access} onChange={setAccess} />
      <Button type="submit" disabled={!email.trim()}>
        {t('filter.add')}
      </Button>
    </form>
  )
}
