import { SlidersHorizontal } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { AnalysisAnswer } from '@/api/queries/analysis'
import { Button } from '@/design/ui/Button'
import type { SkeletonShape } from '@/design/ui/Skeleton'
import { FilterBuilder } from '@/features/explore/FilterBuilder'
import { useT } from '@/i18n'
import { Section } from '../parts/Section'
import type { AnalysisScreenState } from '../use-analysis-screen'
import { AnalysisState } from './AnalysisState'
import { AnalysisTools, type KeptWidget } from './AnalysisTools'
import { MetaLine } from './MetaLine'
import styles from './screen.module.css'
import { SegmentSlot } from './SegmentSlot'

export interface AnalysisScreenProps<A extends AnalysisAnswer, F> {
  screen: AnalysisScreenState<A, F>
  title: string
  /** One sentence: what this screen answers. */
  help: string
  /** The kind's own fields, above those that every analysis has; none for screens without a question of their own. */
  builder?: ReactNode
  /** Instead of the results while the question is not complete. */
  start?: ReactNode
  /** How the widget is drawn that the screen can be kept as; none where no widget can draw it. */
  widget?: KeptWidget
  skeleton?: SkeletonShape
  isEmpty?: (answer: A) => boolean
  emptyText?: string
  /** Choices of how the answer is shown, left of the time. */
  tools?: ReactNode
  hasCompare?: boolean
  /** Where filters and segment have no meaning. */
  hasFilters?: boolean
  children: (answer: A, previous: A | null) => ReactNode
}

/** The frame of every analysis: its question at the side, its time and actions above, its answer in every state. */
export function AnalysisScreen<A extends AnalysisAnswer, F>(props: AnalysisScreenProps<A, F>) {
  const { screen, title, help, builder, tools, hasFilters = true } = props
  const t = useT()
  // Beside the answer there is always room; on a phone the question is folded up once it is complete.
  const [isOpen, setIsOpen] = useState(!screen.isComplete)
  const hasSide = builder !== undefined || hasFilters
  return (
    <div className={styles.page} data-side={hasSide}>
      <header className={styles.head}>
        <div className={styles.words}>
          <p className={styles.name} aria-hidden="true">
            {title}
          </p>
          <p className={styles.help}>{help}</p>
          <MetaLine analysed={screen.analysed} />
        </div>
        <div className={styles.tools}>
          {tools}
          {hasSide && (
            <Button
              className={styles.fold}
              aria-expanded={isOpen}
              aria-controls="analysis-question"
              onClick={() => setIsOpen(!isOpen)}
            >
              <SlidersHorizontal size={14} aria-hidden="true" />
              {t('analysis.question')}
            </Button>
          )}
          <AnalysisTools {...props} title={title} />
        </div>
      </header>
      {hasSide && (
        <aside
          id="analysis-question"
          className={styles.side}
          data-open={isOpen}
          aria-label={t('analysis.question')}
        >
          {builder}
          {hasFilters && (
            <Section title={t('analysis.who')}>
              <SegmentSlot value={screen.segment} onChange={screen.setSegment} />
              <FilterBuilder
                label={t('analysis.filters')}
                filters={screen.filters}
                onChange={screen.setFilters}
              />
            </Section>
          )}
        </aside>
      )}
      <div className={styles.main}>
        <AnalysisState {...props} />
      </div>
    </div>
  )
}
