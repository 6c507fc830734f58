import type { DashboardDocument, Widget } from '@/api/dashboard'
import { isUnchanged, type Difference } from '@/dashboard/difference'
import { Thumbnail, type Mark } from '@/dashboard/Thumbnail'
import { slotOf } from '@/design/colour'
import { useT } from '@/i18n'
import styles from './diff.module.css'

interface ComparedProps {
  before: DashboardDocument
  after: DashboardDocument
  beforeLabel: string
  afterLabel: string
  difference: Difference
}

/** Two documents beside each other in small, and what differs in words. */
export function Compared({ before, after, beforeLabel, afterLabel, difference }: ComparedProps) {
  const marks = marksOf(difference)
  return (
    <div className={styles.compared}>
      <div className={styles.pair}>
        <Picture label={beforeLabel} document={before} marks={marks} without="added" />
        <Picture label={afterLabel} document={after} marks={marks} without="removed" />
      </div>
      <DifferenceList difference={difference} />
    </div>
  )
}

function marksOf({ added, removed, changed, moved }: Difference): Map<string, Mark> {
  return new Map([
    ...moved.map((widget) => [widget.id, 'moved'] as const),
    ...changed.map(({ widget }) => [widget.id, 'changed'] as const),
    ...added.map((widget) => [widget.id, 'added'] as const),
    ...removed.map((widget) => [widget.id, 'removed'] as const),
  ])
}

interface PictureProps {
  label: string
  document: DashboardDocument
  marks: Map<string, Mark>
  without: Mark
}

function Picture({ label, document, marks, without }: PictureProps) {
  const markOf = (widget: Widget) => {
    const mark = marks.get(widget.id)
    return mark === without ? undefined : mark
  }
  return (
    <figure className={styles.picture}>
      {document.tabs.map((tab) => (
        <Thumbnail
          key={tab.id}
          boxes={tab.widgets.map((widget) => ({
            ...widget,
            mark: markOf(widget),
            tone: slotOf('', widget.id) % 4,
          }))}
          height={90}
        />
      ))}
      <figcaption>{label}</figcaption>
    </figure>
  )
}

export function DifferenceList({ difference }: { difference: Difference }) {
  const t = useT()
  if (isUnchanged(difference)) return <p className={styles.same}>{t('diff.same')}</p>
  const { added, removed, changed, moved, fields } = difference
  const entry = (mark: Mark, widget: Widget, detail?: string) => (
    <li key={`${mark} ${widget.id}`} data-mark={mark}>
      <b>{t(`diff.${mark}`)}</b>
      <span>{widget.title || widget.id}</span>
      {detail && <small>{detail}</small>}
    </li>
  )
  return (
    <ul className={styles.list}>
      {added.map((widget) => entry('added', widget))}
      {removed.map((widget) => entry('removed', widget))}
      {changed.map(({ widget, parts }) =>
        entry('changed', widget, parts.map((part) => t(`diff.part.${part}`)).join(', ')),
      )}
      {moved.map((widget) => entry('moved', widget))}
      {fields.length > 0 && (
        <li data-mark="changed">
          <b>{t('diff.dashboard')}</b>
          <span>{fields.map((field) => t(`diff.field.${field}`)).join(', ')}</span>
        </li>
      )}
    </ul>
  )
}
