import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { mappingOf, namedColour, thresholdColour, writeValue } from '@/charts/core/display'
import { textWidth } from '@/charts/core/text-width'
import { VirtualTable, type TableCell, type TableColumn, type TableSort } from '@/charts/table/VirtualTable'
import { useChartTheme } from '@/design/settings'
import { IconButton } from '@/design/ui/IconButton'
import { useFormat } from '@/format/use-format'
import { useLocale, useT } from '@/i18n'
import { filtersOf } from '../category/category'
import { useNaming } from '../category/use-naming'
import type { WidgetProps } from '../contract'
import { Change } from '../kpi/Change'
import type { TableOptions } from './options'
import { dataColumns, dataRows, sortRows, totalOf, type DataColumn, type DataRow } from './rows'
import styles from './table.module.css'

const SAMPLED = 100
const CHANGE_PX = 64
const PAGER_PX = 32

/** Rows and columns of any number, sortable. */
export default function TableWidget(props: WidgetProps<TableOptions>) {
  const { title, answers, options, width, height, actions } = props
  const t = useT()
  const { page_size: pageSize = 0, show_total: hasTotal = false } = options
  const [chosen, setChosen] = useState<TableSort | null>(null)
  const [page, setPage] = useState(0)
  const rows = useMemo(() => dataRows(answers), [answers])
  const columns = useMemo(() => dataColumns(answers, rows, options), [answers, rows, options])
  const sort =
    chosen ?? (options.sort ? { key: options.sort, isDescending: options.descending ?? true } : null)
  const sortedBy = columns.find((column) => column.key === sort?.key)
  const sorted = useMemo(
    () => (sort && sortedBy ? sortRows(rows, sortedBy, sort.isDescending) : rows),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the sort is a new object in every render
    [rows, sortedBy, sort?.isDescending],
  )
  const { cellsOf, headings } = useCells(columns, sorted, options)
  const pages = pageSize > 0 ? Math.max(1, Math.ceil(sorted.length / pageSize)) : 1
  const at = Math.min(page, pages - 1)
  const shown = pageSize > 0 ? sorted.slice(at * pageSize, (at + 1) * pageSize) : sorted
  const { select } = actions
  const total = columns.map((column, index): TableCell => {
    if (column.answer)
      return { text: cellText(column, totalOf(column.answer, sorted), options, headings.language) }
    return { text: index === 0 ? t('widget.total') : '' }
  })
  return (
    <div>
      <VirtualTable
        label={title}
        columns={headings.columns}
        rowCount={shown.length}
        rowAt={(index) => cellsOf(shown[index]!)}
        size={{ width, height: pages > 1 ? height - PAGER_PX : height }}
        sort={sort}
        onSort={(key) => setChosen({ key, isDescending: sort?.key === key ? !sort.isDescending : true })}
        isDense={options.dense ?? false}
        barColour={headings.barColour}
        {...(hasTotal ? { footer: total } : {})}
        onPick={
          select &&
          ((index, point) => {
            const row = shown[index]!
            const cells = cellsOf(row)
            const label = columns
              .flatMap((column, at) => (column.kind === 'value' ? [] : [cells[at]!.text]))
              .join(' · ')
            select(
              { answer: answers[0]?.id ?? 'A', filters: filtersOf(Object.entries(row.dimensions)), label },
              point,
            )
          })
        }
      />
      {pages > 1 && (
        <div className={styles.pager} style={{ height: PAGER_PX }}>
          <IconButton label={t('table.previous')} isSmall disabled={at === 0} onClick={() => setPage(at - 1)}>
            <ChevronLeft size={14} aria-hidden="true" />
          </IconButton>
          <span>{t('table.page', { page: at + 1, pages })}</span>
          <IconButton
            label={t('table.next')}
            isSmall
            disabled={at === pages - 1}
            onClick={() => setPage(at + 1)}
          >
            <ChevronRight size={14} aria-hidden="true" />
          </IconButton>
        </div>
      )}
    </div>
  )
}

function cellText(column: DataColumn, value: number | null, options: TableOptions, language: string): string {
  const own = {
    ...options,
    unit: column.options.unit ?? options.unit ?? 'number',
    decimals: column.options.decimals ?? options.decimals ?? null,
  }
  return writeValue(value, own, language, 'exact')
}

/** How rows are written, and the columns as wide as what stands in them. */
function useCells(columns: readonly DataColumn[], rows: readonly DataRow[], options: TableOptions) {
  const theme = useChartTheme()
  const format = useFormat()
  const naming = useNaming(options)
  const language = useLocale((state) => state.language)
  return useMemo(() => {
    const largest = new Map(
      columns
        .filter((column) => column.options.bar && column.kind === 'value')
        .map((column) => [
          column.key,
          rows.reduce((most, row) => Math.max(most, Math.abs(row.values.get(column.key)?.value ?? 0)), 0),
        ]),
    )
    const cell = (column: DataColumn, row: DataRow): TableCell => {
      if (column.kind === 'time')
        return { text: row.timestamp === null ? '–' : format.dateTime(row.timestamp) }
      if (column.kind === 'dimension') {
        const raw = row.dimensions[column.key]
        const mapped = raw === null || raw === undefined ? undefined : mappingOf(String(raw), options)?.colour
        return {
          text: naming.value(column.key, raw),
          ...(mapped ? { colour: namedColour(mapped, theme) } : {}),
        }
      }
      const { value = null, previous } = row.values.get(column.key) ?? {}
      const most = largest.get(column.key)
      const mapped = value === null ? undefined : mappingOf(value, options)?.colour
      const colour = mapped ? namedColour(mapped, theme) : thresholdColour(value, options, theme)
      return {
        text: cellText(column, value, options, language),
        ...(colour ? { colour } : {}),
        ...(most ? { share: Math.abs(value ?? 0) / most } : {}),
        ...(options.show_change && previous !== undefined
          ? { extra: <Change now={value} before={previous} goodWhen={options.good_when ?? 'up'} /> }
          : {}),
      }
    }
    const labelOf = (column: DataColumn) => {
      if (column.options.label) return column.options.label
      if (column.answer) return column.answer.label
      return naming.field(column.key)
    }
    const made = columns.map((column): TableColumn => {
      const label = labelOf(column)
      const texts = rows.slice(0, SAMPLED).map((row) => textWidth(cell(column, row).text, 12.5))
      const natural = Math.max(textWidth(label, 12) + 18, ...texts) + 22
      const isNumeric = column.options.align
        ? column.options.align === 'right' || (column.options.align === 'auto' && column.kind === 'value')
        : column.kind === 'value'
      const extra = column.kind === 'value' && options.show_change ? CHANGE_PX : 0
      const width =
        column.options.width ?? Math.min(420, Math.max(56, natural + extra + (column.options.bar ? 40 : 0)))
      return { key: column.key, label, isNumeric, isSortable: true, width }
    })
    return {
      cellsOf: (row: DataRow) => columns.map((column) => cell(column, row)),
      headings: { columns: made, barColour: theme.categorical[0]!, language },
    }
  }, [columns, rows, options, naming, format, theme, language])
}
