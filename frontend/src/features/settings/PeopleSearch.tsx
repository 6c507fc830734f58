import { useState, type ReactNode } from 'react'
import { useT } from '@/i18n'
import styles from './list.module.css'

/** From so many on a field to search them pays. */
const MANY = 9

interface PeopleSearchProps<T> {
  people: readonly T[]
  label: string
  children: (found: readonly T[]) => ReactNode
}

/** People, with a field to find one by name or address once they are many. */
export function PeopleSearch<T extends { name: string; email: string }>(props: PeopleSearchProps<T>) {
  const t = useT()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const found = props.people.filter((one) => `${one.name} ${one.email}`.toLowerCase().includes(wanted))
  return (
    <>
      {props.people.length >= MANY && (
        <input
          type="search"
          className={styles.search}
          aria-label={props.label}
          placeholder={props.label}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      {found.length > 0 ? props.children(found) : <p className={styles.none}>{t('members.none')}</p>}
    </>
  )
}
