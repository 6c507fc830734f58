import { lazy, Suspense, useMemo, useState } from 'react'
import type { Widget, WidgetFormula, WidgetQuery } from '@/api/dashboard'
import { useMetricsSchema } from '@/api/queries/metrics'
import { ATTRIBUTES } from '@/dashboard/filters/use-filter-text'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { Field } from '@/design/ui/Field'
import { Segmented } from '@/design/ui/Segmented'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import type { Board } from '@/widgets/host/board'
import { WidgetHost } from '@/widgets/host/WidgetHost'
import { WIDGETS, widgetKind } from '@/widgets/registry'
import styles from './edit.module.css'
import { FormulaEditor } from './FormulaEditor'
import { nextLetter } from './new-widget'
import { QueryEditor } from './QueryEditor'
import { AddButton, Row } from './Row'
import { WidgetTime } from './WidgetTime'

interface WidgetEditorProps {
  widget: Widget
  board: Board
  onChange: (widget: Widget, key: string) => void
  onClose: () => void
}

const PAGES = ['data', 'look', 'about'] as const
type Page = (typeof PAGES)[number]

/** The drawer of one widget: its picture as it will be, and below it everything that can be set. */
export function WidgetEditor({ widget, board, onChange, onClose }: WidgetEditorProps) {
  const t = useT()
  const kind = widgetKind(widget.kind)
  const hasData = kind?.shape !== 'none' && kind?.shape !== 'events'
  const [page, setPage] = useState<Page>(hasData ? 'data' : 'look')
  const pages = PAGES.filter((one) => one !== 'data' || hasData)
  const put = (change: Partial<Widget>) =>
    onChange({ ...widget, ...change }, `${widget.id} ${Object.keys(change).join()}`)
  return (
    <Dialog
      isOpen
      side="right"
      size="wide"
      onClose={onClose}
      title={t('edit.widget', { title: widget.title })}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('sources.done')}
        </Button>
      }
    >
      <div className={styles.editor}>
        <div className={styles.preview}>
          <WidgetHost widget={widget} board={board} isEditing />
        </div>
        <Segmented
          label={t('edit.pages')}
          value={page}
          options={pages.map((value) => ({ value, label: t(`edit.page.${value}`) }))}
          onChange={setPage}
        />
        {page === 'data' && <Data widget={widget} put={put} />}
        {page === 'look' && <Look widget={widget} put={put} />}
        {page === 'about' && <About widget={widget} put={put} />}
      </div>
    </Dialog>
  )
}

interface PageProps {
  widget: Widget
  put: (change: Partial<Widget>) => void
}

const MOST_FORMULAS = 8

function Data({ widget, put }: PageProps) {
  const t = useT()
  const { queries, formulas = [] } = widget
  const letter = nextLetter(queries)
  const setQueries = (next: WidgetQuery[]) => put({ queries: next })
  // Other questions beside it are drawn by what is there.
  const setQuery = (index: number, next: WidgetQuery, kind?: string) =>
    put({
      queries: queries.map((one, at) => (at === index ? next : one)),
      ...(kind !== undefined && kind !== widget.kind && queries.length === 1 ? { kind, options: {} } : {}),
    })
  const addFormula = () => {
    const taken = new Set(formulas.map((one) => one.id))
    const number = Array.from({ length: MOST_FORMULAS }, (_, index) => index + 1).find(
      (one) => !taken.has(`F${one}`),
    )
    const formula: WidgetFormula = {
      id: `F${number ?? 1}`,
      label: '',
      expression: queries.map((one) => one.id).join(' / '),
    }
    put({ formulas: [...formulas, formula] })
  }
  return (
    <div className={styles.page}>
      {queries.map((question, index) => (
        <QueryEditor
          key={question.id}
          question={question}
          canRemove={queries.length > 1}
          onChange={(next, kind) => setQuery(index, next, kind)}
          onRemove={() => setQueries(queries.filter((_, at) => at !== index))}
        />
      ))}
      <FormulaEditor widget={widget} onChange={(next) => put({ formulas: next })} />
      <div className={styles.adders}>
        <AddButton
          disabled={letter === null}
          onClick={() => {
            const query = queries.at(-1)?.query ?? { metric: 'page_views', interval: 'auto' }
            if (letter) setQueries([...queries, { id: letter, query }])
          }}
        >
          {t('query.add')}
        </AddButton>
        <AddButton disabled={formulas.length >= MOST_FORMULAS || queries.length === 0} onClick={addFormula}>
          {t('formula.add')}
        </AddButton>
      </div>
    </div>
  )
}

const OptionsPanel = lazy(() => import('@/widgets/options/OptionsPanel'))

/** What every kind understands: kept when the kind changes. */
const SHARED = ['unit', 'currency', 'decimals', 'thresholds', 'value_mappings', 'legend', 'good_when']

function Look({ widget, put }: PageProps) {
  const t = useT()
  const schema = useMetricsSchema().data
  const fields = useMemo(
    () => [...ATTRIBUTES, ...(schema?.properties.map((one) => `properties.${one.name}`) ?? [])],
    [schema],
  )
  const queries = useMemo(
    () =>
      [...widget.queries, ...(widget.formulas ?? [])].map(({ id, label }) => ({ id, label: label ?? id })),
    [widget.queries, widget.formulas],
  )
  const setKind = (kind: string) => {
    const kept = Object.entries(widget.options).filter(([name]) => SHARED.includes(name))
    put({ kind, options: Object.fromEntries(kept) })
  }
  return (
    <div className={styles.page}>
      <div className={styles.kindChoice} role="group" aria-label={t('edit.kind')}>
        {WIDGETS.map((kind) => (
          <button
            key={kind.kind}
            type="button"
            title={t(kind.label)}
            aria-label={t(kind.label)}
            aria-pressed={kind.kind === widget.kind}
            onClick={() => kind.kind !== widget.kind && setKind(kind.kind)}
          >
            <kind.icon size={16} aria-hidden="true" />
          </button>
        ))}
      </div>
      <Suspense
        fallback={<Skeleton shape="list" label={t('tile.loading', { title: t('edit.page.look') })} />}
      >
        <OptionsPanel
          kind={widget.kind}
          options={widget.options}
          queries={queries}
          fields={fields}
          onChange={(options) => put({ options })}
        />
      </Suspense>
    </div>
  )
}

function About({ widget, put }: PageProps) {
  const t = useT()
  return (
    <div className={styles.page}>
      <Field label={t('edit.title')} hint={t('edit.titleHint')}>
        {(control) => (
          <input
            {...control}
            value={widget.title}
            maxLength={200}
            onChange={(event) => put({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('edit.description')}>
        {(control) => (
          <textarea
            {...control}
            rows={3}
            value={widget.description ?? ''}
            maxLength={1000}
            onChange={(event) => put({ description: event.target.value })}
          />
        )}
      </Field>
      <Row label={t('edit.ownTime')}>{(id) => <WidgetTime id={id} widget={widget} put={put} />}</Row>
    </div>
  )
}
