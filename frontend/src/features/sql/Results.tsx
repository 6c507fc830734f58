import { Download, FileSpreadsheet, SquareTerminal } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Range } from '@/api/dashboard'
import { errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import type { SqlResult, SqlValue } from '@/api/queries/sql'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { Card } from '@/design/ui/Card'
import { EmptyState } from '@/design/ui/EmptyState'
import { Segmented } from '@/design/ui/Segmented'
import { Skeleton } from '@/design/ui/Skeleton'
import { toast } from '@/design/ui/Toast'
import { VirtualTable, type TableSort } from '@/charts/table/VirtualTable'
import { Measured } from '@/features/events/Measured'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { isNumber } from '@/widgets/host/statement'
import { CHARTS, chartOf } from './chart'
import { KeepStatement } from './KeepStatement'
import styles from './sql.module.css'
import { Examples } from './Examples'
import { sortedRows } from './sort'
import type { Run } from './use-run'

const exporting = () => import('@/export/widget-export')

const ResultChart = lazy(() => import('./ResultChart'))

const text = (value: SqlValue): string =>
  value === null ? 'NULL' : typeof value === 'object' ? JSON.stringify(value) : String(value)

interface ResultsProps {
  running: Run
  name: string
  /** The time that was asked for. */
  range: Range
  /** An example was chosen. */
  onTry: (query: string) => void
}

/** What came back: as a table, and as a picture where it has numbers. */
export function Results({ running, name, range, onTry }: ResultsProps) {
  const t = useT()
  const format = useFormat()
  const project = useProject()
  const [view, setView] = useState<'table' | 'chart'>('table')
  const { result, isRunning } = running
  if (!result)
    return (
      <Card className={styles.results}>
        {isRunning ? (
          <Skeleton shape="list" label={t('sql.running')} />
        ) : (
          <EmptyState
            icon={<SquareTerminal size={20} aria-hidden="true" />}
            title={t('sql.empty')}
            detail={t('sql.emptyHint')}
            action={<Examples onTry={onTry} />}
          />
        )}
      </Card>
    )
  const charted = chartOf(result)
  const table = () => ({
    columns: result.columns.map((one) => one.name),
    rows: result.rows.map((row) =>
      row.map((one) => (typeof one === 'number' || one === null ? one : text(one))),
    ),
  })
  const saveCsv = async () => (await exporting()).downloadCsv(table(), name)
  const saveXlsx = async () => {
    try {
      await (await exporting()).downloadXlsx(table(), name, project.id)
    } catch (error) {
      toast(errorText(error as Error, t), 'negative')
    }
  }
  const { meta } = result
  return (
    <Card className={styles.results} aria-label={t('sql.result')} aria-busy={isRunning}>
      <header className={styles.head}>
        <span role="status">
          {t('sql.rowCount', { count: result.rows.length })} · {t('explain.rows', { count: meta.rows_read })}{' '}
          · {format.number(meta.elapsed_ms, 'duration')}
        </span>
        {meta.truncated && <Badge tone="warning">{t('sql.truncated')}</Badge>}
        <span className={styles.space} />
        {charted && (
          <Segmented
            label={t('sql.view')}
            value={view}
            options={[
              { value: 'table', label: t('sql.table') },
              { value: 'chart', label: t('sql.chart') },
            ]}
            onChange={setView}
          />
        )}
        {charted && (
          <KeepStatement
            statement={running.statement}
            title={name}
            kind={view === 'chart' ? CHARTS[charted.shape][0]! : 'table'}
            range={range}
          />
        )}
        <Button onClick={() => void saveCsv()} disabled={result.rows.length === 0}>
          <Download size={14} aria-hidden="true" />
          CSV
        </Button>
        <Button onClick={() => void saveXlsx()} disabled={result.rows.length === 0}>
          <FileSpreadsheet size={14} aria-hidden="true" />
          Excel
        </Button>
      </header>
      <div className={styles.body} data-stale={isRunning}>
        {result.rows.length === 0 ? (
          <EmptyState icon={<SquareTerminal size={20} aria-hidden="true" />} title={t('sql.noRows')} />
        ) : view === 'chart' && charted ? (
          <Suspense>
            <ResultChart charted={charted} title={name} />
          </Suspense>
        ) : (
          <ResultTable result={result} />
        )}
      </div>
    </Card>
  )
}

const CHARACTER_PX = 7.4
const SAMPLED = 50

function ResultTable({ result }: { result: SqlResult }) {
  const t = useT()
  const [sort, setSort] = useState<TableSort | null>(null)
  const rows = sortedRows(result.rows, sort)
  const columns = result.columns.map(({ name, type }, at) => {
    const longest = result.rows
      .slice(0, SAMPLED)
      .reduce((most, row) => Math.max(most, text(row[at]!).length), name.length + 2)
    return {
      key: String(at),
      label: name,
      isNumeric: isNumber(type),
      isSortable: true,
      width: Math.min(360, Math.max(72, longest * CHARACTER_PX + 22)),
    }
  })
  return (
    <Measured>
      {(size) => (
        <VirtualTable
          label={t('sql.result')}
          columns={columns}
          rowCount={rows.length}
          rowAt={(index) => rows[index]!.map((value) => ({ text: text(value) }))}
          size={size}
          sort={sort}
          onSort={(key) => setSort({ key, isDescending: sort?.key === key ? !sort.isDescending : true })}
        />
      )}
    </Measured>
  )
}
