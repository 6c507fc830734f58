import styles from './chart.module.css'

export interface TableData {
  columns: readonly { label: string; isNumeric?: boolean }[]
  rows: readonly (readonly string[])[]
}

/** The data of a chart as plain text. Scrolls inside its tile. */
export function DataTable({ data, label }: { data: TableData; label: string }) {
  const cell = (index: number) => (data.columns[index]?.isNumeric ? styles.numeric : undefined)
  return (
    // Scrolls, so a keyboard must be able to stand in it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.tableWrap} tabIndex={0} role="region" aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {data.columns.map((column, index) => (
              <th key={column.label} scope="col" className={cell(index)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row, at) => (
            <tr key={at}>
              {row.map((text, index) => (
                <td key={index} className={cell(index)}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
