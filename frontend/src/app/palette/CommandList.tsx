import { Search } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useT } from '@/i18n'
import { Keys } from '../shortcuts/Keys'
import { sections, type Entry } from './entry'
import styles from './palette.module.css'
import { recentIds } from './recent'

const PAGE = 8

interface CommandListProps {
  entries: readonly Entry[]
  onChoose: (entry: Entry) => void
}

/** A combobox: the focus stays in the field, the arrows move through the list below it. */
export function CommandList({ entries, onChoose }: CommandListProps) {
  const t = useT()
  const id = useId()
  const [search, setSearch] = useState('')
  const [wanted, setWanted] = useState(0)
  const [recent] = useState(recentIds)
  const shown = sections(entries, search, recent)
  const flat = shown.flatMap((section) => section.entries)
  // The list may have shrunk since the arrows were used: dashboards arrive, a search narrows.
  const active = Math.min(wanted, flat.length - 1)
  const current = flat[active]
  const optionId = (entry: Entry) => `${id}-${flat.indexOf(entry)}`
  const onKeyDown = (event: KeyboardEvent) => {
    const last = flat.length - 1
    const to = {
      ArrowDown: active === last ? 0 : active + 1,
      ArrowUp: active <= 0 ? last : active - 1,
      PageDown: Math.min(last, active + PAGE),
      PageUp: Math.max(0, active - PAGE),
    }[event.key]
    if (event.nativeEvent.isComposing) return
    if (to !== undefined) setWanted(to)
    else if (event.key === 'Enter' && current) onChoose(current)
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className={styles.field}>
        <Search size={16} aria-hidden="true" />
        <input
          className={styles.input}
          role="combobox"
          aria-label={t('palette.label')}
          aria-expanded={flat.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={current && optionId(current)}
          placeholder={t('palette.placeholder')}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          value={search}
          onChange={(event) => {
            setSearch(event.target.value)
            setWanted(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={styles.list} role="listbox" id={`${id}-list`} aria-label={t('palette.results')}>
        {shown.map(({ group, entries: inGroup }) => (
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <div className={styles.heading} id={`${id}-${group}`} role="presentation">
              {t(`palette.group.${group}`)}
            </div>
            {inGroup.map((entry) => (
              <Option
                key={entry.id}
                id={optionId(entry)}
                entry={entry}
                isActive={entry === current}
                onPoint={() => setWanted(flat.indexOf(entry))}
                onChoose={() => onChoose(entry)}
              />
            ))}
          </div>
        ))}
      </div>
      <p className={flat.length > 0 ? 'visually-hidden' : styles.none} role="status">
        {flat.length > 0 ? t('palette.found', { count: flat.length }) : t('palette.none', { search })}
      </p>
      <p className={styles.foot} aria-hidden="true">
        <Keys keys={['↑', '↓']} /> {t('palette.choose')} <Keys keys={['↵']} /> {t('palette.open')}{' '}
        <Keys keys={['Esc']} /> {t('action.close')}
      </p>
    </>
  )
}

interface OptionProps {
  id: string
  entry: Entry
  isActive: boolean
  onPoint: () => void
  onChoose: () => void
}

function Option({ id, entry, isActive, onPoint, onChoose }: OptionProps) {
  const ref = useRef<HTMLDivElement>(null)
  const Icon = entry.icon
  useEffect(() => {
    if (isActive) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    // The field has the focus and the keys; this is only for the pointer.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={ref}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={styles.option}
      onPointerMove={onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <Icon size={16} aria-hidden="true" />
      <span className={styles.label}>{entry.label}</span>
      {/* The space is for those who hear it. */}{' '}
      {entry.detail && <span className={styles.detail}>{entry.detail}</span>}
      {entry.keys && (
        <span aria-hidden="true">
          <Keys keys={entry.keys} />
        </span>
      )}
    </div>
  )
}
