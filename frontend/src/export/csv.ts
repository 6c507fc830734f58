export interface ExportTable {
  columns: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
}

// A sheet would run these as a formula; an apostrophe makes them the text they are. Numbers are numbers, signs and all.
const FORMULA = /^[=+\-@\t\r]/

function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  return FORMULA.test(value) ? `'${value}` : value
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A table as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read Thai right). */
export function toCsv({ columns, rows }: ExportTable): string {
  const lines = [columns, ...rows].map((row) => row.map((value) => quoted(cell(value))).join(','))
  return `\ufeff${lines.join('\r\n')}\r\n`
}

/** A table as lines and tabs, for pasting. */
export function toTabs({ columns, rows }: ExportTable): string {
  return [columns, ...rows]
    .map((row) => row.map((value) => cell(value).replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n')
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character]!)

/** A table as HTML, for pasting into a document. */
export function toHtml({ columns, rows }: ExportTable): string {
  const line = (values: readonly (string | number | null)[], tag: 'td' | 'th') =>
    `<tr>${values.map((value) => `<${tag}>${escaped(cell(value))}</${tag}>`).join('')}</tr>`
  return `<table>${line(columns, 'th')}${rows.map((row) => line(row, 'td')).join('')}</table>`
}
