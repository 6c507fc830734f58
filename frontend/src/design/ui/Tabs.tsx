import { useId, useState, type ReactNode } from 'react'
import { onRovingKey } from './roving'
import styles from './Tabs.module.css'

interface Tab {
  id: string
  label: string
  content: ReactNode
}

interface TabsProps {
  label: string
  tabs: readonly Tab[]
  /** The id of the open tab where it is kept elsewhere, e.g. in the address; an unknown one opens the first. */
  value?: string | null
  onChange?: (id: string) => void
}

export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  const base = useId()
  const [own, setOwn] = useState(0)
  const given = tabs.findIndex((tab) => tab.id === value)
  const index = value === undefined ? own : Math.max(0, given)
  const setIndex = (at: number) => {
    setOwn(at)
    onChange?.(tabs[at]!.id)
  }
  const current = tabs[index] ?? tabs[0]!
  return (
    <div>
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus is on the tabs inside */}
      <div
        role="tablist"
        aria-label={label}
        className={styles.list}
        onKeyDown={(event) => onRovingKey(event, tabs.length, setIndex)}
      >
        {tabs.map((tab, at) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            data-roving
            id={`${base}-${tab.id}`}
            aria-selected={at === index}
            aria-controls={`${base}-panel`}
            tabIndex={at === index ? 0 : -1}
            className={styles.tab}
            onClick={() => setIndex(at)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${current.id}`}>
        {current.content}
      </div>
    </div>
  )
}
