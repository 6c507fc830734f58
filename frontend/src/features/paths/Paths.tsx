import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '@/design/ui/IconButton'
import {
  AnalysisScreen,
  KeepButton,
  Panel,
  peopleOf,
  useAnalysisScreen,
  usePeopleList,
} from '@/features/analysis'
import { useT } from '@/i18n'
import type { PathsAnswer } from './answer'
import PathsBuilder, { consistent, FIELDS, MOST_DEPTH, MOST_NODES, type PathsQuestion } from './Builder'
import { Figures } from './Figures'
import { PathFlow, type PathPick } from './PathFlow'
import { PathMenu } from './PathMenu'
import styles from './paths.module.css'
import { DropTable, WayTable } from './Tables'

/** The ways people take, and where they stop. */
export default function Paths() {
  const t = useT()
  const people = usePeopleList()
  const [picked, setPicked] = useState<{ pick: PathPick; at: { x: number; y: number } } | null>(null)
  const screen = useAnalysisScreen<PathsAnswer, typeof FIELDS>({ kind: 'paths', fields: FIELDS })
  const { question, query, time, change } = screen
  const put = (part: Partial<PathsQuestion>) => change(consistent({ ...question, ...part }))
  const deeper = question.depth < MOST_DEPTH ? () => put({ depth: question.depth + 1 }) : undefined
  const more =
    question.limit < MOST_NODES ? () => put({ limit: Math.min(MOST_NODES, question.limit * 2) }) : undefined
  return (
    <>
      <AnalysisScreen
        screen={screen}
        title={t('nav.paths')}
        help={t('paths.help')}
        builder={<PathsBuilder question={question} change={change} />}
        widget={{ kind: 'sankey' }}
        hasCompare
        isEmpty={(answer) => answer.walks === 0}
        emptyText={t('paths.empty')}
      >
        {(answer, previous) => (
          <>
            <Figures {...{ answer, previous }} />
            <Panel
              title={t('paths.flow')}
              hint={t('paths.flowHint')}
              aside={
                <>
                  <IconButton
                    label={t('paths.shallower')}
                    isSmall
                    disabled={question.depth <= 1}
                    onClick={() => put({ depth: question.depth - 1 })}
                  >
                    <Minus size={14} aria-hidden="true" />
                  </IconButton>
                  <IconButton label={t('paths.deeper')} isSmall disabled={!deeper} onClick={() => deeper?.()}>
                    <Plus size={14} aria-hidden="true" />
                  </IconButton>
                </>
              }
            >
              <PathFlow
                answer={answer}
                title={t('nav.paths')}
                onPick={(pick, at) => setPicked({ pick, at })}
              />
              <p className={styles.keys}>
                <span>{t('paths.key')}</span>
              </p>
            </Panel>
            <div className={styles.pair}>
              <Panel
                title={t('paths.common')}
                aside={
                  <KeepButton
                    widget={{ kind: 'horizontal_bar', title: t('paths.common') }}
                    query={{ ...query, show: 'paths' }}
                    range={time.range}
                  />
                }
              >
                <WayTable paths={answer.paths} />
              </Panel>
              <Panel
                title={t('paths.dropOffs')}
                hint={t('paths.dropOffsHint')}
                aside={
                  <KeepButton
                    widget={{ kind: 'horizontal_bar', title: t('paths.dropOffs') }}
                    query={{ ...query, show: 'drop_offs' }}
                    range={time.range}
                  />
                }
              >
                <DropTable dropOffs={answer.drop_offs} onPick={(end) => put({ start: '', end })} />
              </Panel>
            </div>
          </>
        )}
      </AnalysisScreen>
      <PathMenu
        pick={picked?.pick ?? null}
        at={picked?.at ?? null}
        choices={{
          start: (start) => put({ start, end: '' }),
          end: (end) => put({ start: '', end }),
          deeper,
          more,
          people: (title, part) => people.show(peopleOf(title, 'paths-people', query, part)),
        }}
        onClose={() => setPicked(null)}
      />
      {people.list}
    </>
  )
}
