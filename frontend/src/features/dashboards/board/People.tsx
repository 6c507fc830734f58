import type { Presence } from '@/api/dashboard'
import { Tooltip } from '@/design/ui/Tooltip'
import { useT } from '@/i18n'
import styles from './board.module.css'

const SHOWN = 4

/** The first character as a reader counts them: a Thai consonant keeps its vowel. */
function initial(name: string): string {
  const [first] = new Intl.Segmenter().segment(name)
  return (first?.segment ?? '?').toUpperCase()
}

/** The others who have the dashboard open; each person once. */
export function People({ people, self }: { people: readonly Presence[]; self: string | undefined }) {
  const t = useT()
  const byPerson = new Map(people.filter((one) => one.person.id !== self).map((one) => [one.person.id, one]))
  const others = [...byPerson.values()]
  if (others.length === 0) return null
  return (
    <ul className={styles.people} aria-label={t('board.people')}>
      {others.slice(0, SHOWN).map(({ person, colour, editing }) => (
        <li key={person.id}>
          <Tooltip text={editing ? t('board.isEditing', { name: person.name }) : person.name}>
            <span
              className={styles.avatar}
              data-editing={editing}
              style={{ '--person': colour } as React.CSSProperties}
              role="img"
              aria-label={editing ? t('board.isEditing', { name: person.name }) : person.name}
            >
              {initial(person.name)}
            </span>
          </Tooltip>
        </li>
      ))}
      {others.length > SHOWN && <li className={styles.others}>+{others.length - SHOWN}</li>}
    </ul>
  )
}
