import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react'
import { useCandidates } from '@/api/queries/members'
import { Field } from '@/design/ui/Field'
import { useT, type Words } from '@/i18n'
import { Avatar } from './Avatar'
import styles from './members.module.css'

interface PersonFieldProps {
  value: string
  error: Words | null
  onChange: (email: string) => void
}

/** An address, typed or chosen among the people who could be added. */
export function PersonField({ value, error, onChange }: PersonFieldProps) {
  const t = useT()
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const [marked, setMarked] = useState(-1)
  const people = useCandidates(useDeferredValue(value.trim()), isOpen).data ?? []
  const isChosen = people.some((one) => one.email === value.trim().toLowerCase())
  const shown = isOpen && !isChosen ? people : []
  const choose = (email: string) => {
    onChange(email)
    setIsOpen(false)
    setMarked(-1)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const person = shown[marked]
    if (step !== undefined && shown.length > 0) {
      setMarked((marked + step + shown.length) % shown.length)
    } else if (event.key === 'Enter' && person) {
      choose(person.email)
    } else if (event.key === 'Escape' && shown.length > 0) {
      // Only the list closes; the dialog stays.
      event.stopPropagation()
      setIsOpen(false)
    } else return
    event.preventDefault()
  }
  return (
    <div className={styles.person}>
      <Field label={t('login.email')} hint={t('members.emailHint')} error={error}>
        {(control) => (
          <input
            {...control}
            type="email"
            role="combobox"
            aria-expanded={shown.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={shown[marked] ? `${id}-${marked}` : undefined}
            autoComplete="off"
            maxLength={254}
            value={value}
            onFocus={() => setIsOpen(true)}
            onBlur={() => setIsOpen(false)}
            onKeyDown={onKeyDown}
            onChange={(event) => {
              onChange(event.target.value)
              setIsOpen(true)
              setMarked(-1)
            }}
          />
        )}
      </Field>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('members.candidates')}
        className={styles.candidates}
        hidden={shown.length === 0}
      >
        {shown.map((one, index) => (
          // The field has the focus and the keys; this is only for the pointer.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={one.person_id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === marked}
            data-marked={index === marked}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(one.email)}
          >
            <Avatar id={one.person_id} name={one.name || one.email} size={24} />
            <span>
              <b>{one.name || one.email}</b>
              <small>{one.email}</small>
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}
