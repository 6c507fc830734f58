import { Plus } from 'lucide-react'
import type { DashboardDocument } from '@/api/dashboard'
import { FilterChip } from '@/dashboard/filters/FilterChip'
import { FilterForm } from '@/dashboard/filters/FilterForm'
import { VariableMenu } from '@/dashboard/filters/VariableMenu'
import type { BoardUrl, ChangeBoardUrl } from '@/dashboard/board-url'
import { TimePicker, type TimeChoice } from '@/dashboard/time/TimePicker'
import { Popover } from '@/design/ui/Popover'
import { useT } from '@/i18n'
import styles from './board.module.css'
import { Comparison, LiveNote } from './BoardTime'

interface BoardBarProps {
  document: DashboardDocument
  url: BoardUrl
  change: ChangeBoardUrl
  time: TimeChoice
  /** A public link may show a dashboard as it is, and never offers the fields of the project. */
  isPublic?: boolean
  isFixed?: boolean
}

/** Filters and variables on the left, time on the right. */
export function BoardBar({ document, url, change, time, isPublic = false, isFixed = false }: BoardBarProps) {
  const t = useT()
  const without = <T,>(list: readonly T[], index: number) => list.filter((_, at) => at !== index)
  return (
    <div className={styles.bar}>
      <div className={styles.chips}>
        {document.filters.map((node, index) => (
          <FilterChip key={index} node={node} />
        ))}
        {!isFixed &&
          document.variables.map((variable) => (
            <VariableMenu
              key={variable.name}
              variable={variable}
              chosen={url.variables[variable.name] ?? (variable.default ? [variable.default] : [])}
              onChange={(values) => change({ variables: { ...url.variables, [variable.name]: values } })}
            />
          ))}
        {url.filters.map((node, index) => (
          <FilterChip
            key={index}
            node={node}
            onRemove={() => change({ filters: without(url.filters, index) })}
          />
        ))}
        {url.cross.map(({ filter }, index) => (
          <FilterChip
            key={index}
            node={filter}
            isCross
            onRemove={() => change({ cross: without(url.cross, index) })}
          />
        ))}
        {!isPublic && (
          <Popover
            label={t('filter.new')}
            align="start"
            className={styles.add}
            content={(close) => (
              <FilterForm
                onDone={(filter) => {
                  change({ filters: [...url.filters, filter] })
                  close()
                }}
              />
            )}
          >
            <Plus size={13} aria-hidden="true" />
            {t('filter.new')}
          </Popover>
        )}
      </div>
      <div className={styles.time}>
        {url.at === null && url.replay === null && <LiveNote refresh={time.refresh} />}
        {!isPublic && <Comparison time={time} onChange={change} />}
        {!isFixed && <TimePicker value={time} onChange={change} isPublic={isPublic} />}
      </div>
    </div>
  )
}
