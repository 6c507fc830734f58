import { UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { errorText } from '@/api/error-text'
import type { Profile } from '@/api/queries/people'
import { useErasePerson } from '@/api/queries/privacy'
import { Button } from '@/design/ui/Button'
import { ConfirmDialog } from '@/design/ui/ConfirmDialog'
import { Field } from '@/design/ui/Field'
import { toast } from '@/design/ui/Toast'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './people.module.css'

/** Erases the person with everything of theirs, once it was shown what goes and their id was typed. */
export function ErasePerson({ profile }: { profile: Profile }) {
  const t = useT()
  const format = useFormat()
  const erase = useErasePerson()
  const [, navigate] = useLocation()
  const [isAsking, setIsAsking] = useState(false)
  const [typed, setTyped] = useState('')
  const id = profile.user_ids.at(-1) ?? profile.anonymous_ids.at(-1) ?? profile.person
  const close = () => {
    setIsAsking(false)
    setTyped('')
    erase.reset()
  }
  const confirm = () =>
    erase.mutate(profile.person, {
      onSuccess: () => {
        close()
        navigate('/settings/privacy')
        toast(t('people.eraseBegun'))
      },
    })
  return (
    <>
      <Button variant="danger" onClick={() => setIsAsking(true)}>
        <UserRoundX size={14} aria-hidden="true" />
        {t('people.erase')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('people.eraseTitle')}
        hint={t('people.eraseHint', {
          count: profile.events,
          first: format.dateTime(profile.first_seen),
          last: format.dateTime(profile.last_seen),
        })}
        confirm={t('people.erase')}
        isReady={typed.trim() === id}
        isPending={erase.isPending}
        onConfirm={confirm}
        onClose={close}
      >
        <ul className={styles.goes} aria-label={t('people.whatGoes')}>
          {profile.names.map(({ name, events }) => (
            <li key={name}>
              <bdi>{name}</bdi>
              <span>{t('people.goes', { count: events })}</span>
            </li>
          ))}
        </ul>
        <Field label={t('people.typeId', { id })} error={erase.error ? errorText(erase.error, t) : null}>
          {(control) => (
            <input
              {...control}
              value={typed}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      </ConfirmDialog>
    </>
  )
}
