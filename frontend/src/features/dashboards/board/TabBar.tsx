import type { DashboardTab } from '@/api/dashboard'
import { onRovingKey } from '@/design/ui/roving'
import { useT } from '@/i18n'
import styles from './board.module.css'

interface TabBarProps {
  tabs: readonly DashboardTab[]
  current: string
  onChoose: (id: string) => void
  children?: React.ReactNode
}

export const tabName = (tab: { name: string }, index: number, t: ReturnType<typeof useT>) =>
  tab.name || t('board.tabNumber', { number: index + 1 })

/** The tabs of a dashboard; nothing while there is only one to look at. */
export function TabBar({ tabs, current, onChoose, children }: TabBarProps) {
  const t = useT()
  if (tabs.length < 2 && !children) return null
  return (
    <div className={styles.tabs}>
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus is on the tabs inside */}
      <div
        role="tablist"
        aria-label={t('board.tabs')}
        className={styles.tablist}
        onKeyDown={(event) => onRovingKey(event, tabs.length, (index) => onChoose(tabs[index]!.id))}
      >
        {tabs.map((tab, index) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            data-roving
            id={`tab-${tab.id}`}
            aria-selected={tab.id === current}
            aria-controls="board"
            tabIndex={tab.id === current ? 0 : -1}
            onClick={() => onChoose(tab.id)}
          >
            {tabName(tab, index, t)}
          </button>
        ))}
      </div>
      {children}
    </div>
  )
}
