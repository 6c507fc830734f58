import { responded } from '@/api/client'
import type { WidgetAnswer, WidgetKind } from '@/widgets/contract'
import { joinedTable } from '@/widgets/joined-rows'
import { toCsv, toHtml, toTabs, type ExportTable } from './csv'
import { download, fileName } from './download'
import { paint } from './paint'

/** What a widget shows, as a table. */
export function tableOf(
  kind: WidgetKind | undefined,
  answers: readonly WidgetAnswer[],
  options: object,
): ExportTable {
  return (kind?.table ?? joinedTable)(answers, options)
}

/** Saves the element as a picture at twice its size. Rejects when the browser cannot make it. */
export async function downloadPng(element: HTMLElement, title: string): Promise<void> {
  const background = getComputedStyle(document.body).backgroundColor
  const solid =
    background === 'rgba(0, 0, 0, 0)'
      ? getComputedStyle(document.documentElement).backgroundColor
      : background
  const canvas = await paint(element, { background: solid })
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('The browser could not encode the picture')
  download(blob, fileName(title, 'png'))
}

export function downloadCsv(table: ExportTable, title: string): void {
  download(new Blob([toCsv(table)], { type: 'text/csv;charset=utf-8' }), fileName(title, 'csv'))
}

/** Saves the table as an Excel workbook, which the server writes. Rejects with its reason. */
export async function downloadXlsx(table: ExportTable, title: string, project: string): Promise<void> {
  const body = { format: 'xlsx', title: title.slice(0, 200), table }
  const file = await responded('/api/export', { method: 'POST', project, body })
  download(await file.blob(), fileName(title, 'xlsx'))
}

/** Puts the table on the clipboard, for sheets and for documents. Rejects when the browser does not allow it. */
export async function copyTable(table: ExportTable): Promise<void> {
  const kinds = { 'text/plain': toTabs(table), 'text/html': toHtml(table) }
  const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })] as const)
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
}
