import { useState, type ComponentType } from 'react'
import { Card } from '@/design/ui/Card'
import type { WidgetProps } from '@/widgets/contract'
import styles from './stage.module.css'

type StageProps<Options> = Partial<Omit<WidgetProps<Options>, 'hidden' | 'onHiddenChange'>> &
  Pick<WidgetProps<Options>, 'options'>

/** A widget on a card of its size, as a dashboard shows it; for stories and tests. */
export function stage<Options extends object>(Widget: ComponentType<WidgetProps<Options>>) {
  return function Stage(props: StageProps<Options>) {
    const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set())
    const { title = 'Events', answers = [], width = 560, height = 240, actions = {} } = props
    return (
      <Card className={styles.card} style={{ width: width + 24 }}>
        <h2 className={styles.title}>{title}</h2>
        <div style={{ width, height, position: 'relative', display: 'flex' }}>
          <Widget
            {...props}
            {...{ title, answers, width, height, actions, hidden }}
            onHiddenChange={setHidden}
          />
        </div>
      </Card>
    )
  }
}
