import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete'
import { SQLDialect } from '@codemirror/lang-sql'
import type { SqlSchema } from '@/api/queries/sql'

const KEYWORDS =
  'select distinct from where and or not in like ilike between is null as group by having order limit offset asc desc with ' +
  'join left right inner outer full cross on using union all except intersect case when then else end array prewhere final ' +
  'interval second minute hour day week month quarter year true false over partition rows range preceding following current row'

/** ClickHouse as far as people write it here: its words, and the types and functions that the server lists. */
export function dialectOf(schema: SqlSchema): SQLDialect {
  return SQLDialect.define({
    keywords: KEYWORDS,
    types: schema.types.join(' ').toLowerCase(),
    builtin: [...schema.functions, ...schema.aggregates].join(' ').toLowerCase(),
    backslashEscapes: true,
    doubleDollarQuotedStrings: false,
    hashComments: true,
    identifierQuotes: '`"',
  })
}

function optionsOf(schema: SqlSchema): Completion[] {
  const called = (label: string, detail: string, boost: number): Completion => ({
    label,
    detail,
    type: 'function',
    apply: `${label}(`,
    boost,
  })
  return [
    ...schema.tables.map(({ name, description }): Completion => ({
      label: name,
      type: 'class',
      detail: 'table',
      info: description,
      boost: 3,
    })),
    ...schema.tables.flatMap((table) =>
      table.columns.map(({ name, type, description }): Completion => ({
        label: name,
        type: 'property',
        detail: type,
        info: description,
        boost: 2,
      })),
    ),
    ...schema.properties.map(({ expression, type }): Completion => ({
      label: expression,
      type: 'property',
      detail: type,
      boost: 1,
    })),
    ...schema.aggregates.map((name) => called(name, 'aggregate', 0)),
    ...schema.functions.map((name) => called(name, 'function', -1)),
    ...KEYWORDS.split(' ').map((word): Completion => ({
      label: word.toUpperCase(),
      type: 'keyword',
      boost: -2,
    })),
  ]
}

const unique = (options: readonly Completion[]) => [
  ...new Map(options.map((option) => [option.label, option])).values(),
]

/** Offers tables, columns, properties, functions and words; within a string after `=`, the names of events. */
export function completionOf(schema: SqlSchema): CompletionSource {
  const options = unique(optionsOf(schema))
  const events = schema.events.map((label): Completion => ({ label, type: 'text', detail: 'event' }))
  return (context: CompletionContext): CompletionResult | null => {
    const text = context.matchBefore(/'[^']*$/)
    if (text) {
      const before = context.state.sliceDoc(Math.max(0, text.from - 40), text.from)
      return /\bname\s*(?:=|!=|in\s*\(.*)\s*$/i.test(before) ? { from: text.from + 1, options: events } : null
    }
    const word = context.matchBefore(/[\w.]+$/)
    if (!word && !context.explicit) return null
    return { from: word?.from ?? context.pos, options, validFor: /^[\w.]*$/ }
  }
}
