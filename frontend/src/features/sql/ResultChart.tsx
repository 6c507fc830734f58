import { Suspense, useState } from 'react'
import { Measured } from '@/features/events/Measured'
import { KindChoice } from '@/features/explore/KindChoice'
import { Fence } from '@/widgets/host/Fence'
import { lazyKind } from '@/widgets/host/lazy-kind'
import { WIDGETS } from '@/widgets/registry'
import { ErrorState } from '@/design/ui/ErrorState'
import { useT } from '@/i18n'
import { CHARTS, type Charted } from './chart'
import styles from './sql.module.css'

/** A result drawn by the widgets of the dashboards. */
export default function ResultChart({ charted, title }: { charted: Charted; title: string }) {
  const t = useT()
  const [chosen, setChosen] = useState<string | null>(null)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set())
  const kinds = CHARTS[charted.shape].flatMap((name) => WIDGETS.find((one) => one.kind === name) ?? [])
  const kind = kinds.find((one) => one.kind === chosen) ?? kinds[0]!
  const Chart = lazyKind(kind)
  return (
    <div className={styles.chart}>
      <KindChoice kinds={kinds} kind={kind.kind} onChange={setChosen} />
      <Fence
        key={kind.kind}
        fallback={(error, retry) => (
          <ErrorState message={t('widget.broken', { message: error.message })} onRetry={retry} />
        )}
      >
        <Measured>
          {({ width, height }) => (
            <Suspense>
              <Chart
                {...{ title, width, height, hidden }}
                answers={charted.answers}
                options={{}}
                actions={{}}
                onHiddenChange={setHidden}
              />
            </Suspense>
          )}
        </Measured>
      </Fence>
    </div>
  )
}
