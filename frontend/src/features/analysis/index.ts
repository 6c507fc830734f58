/*
 * How to add the screen of an analysis, “revenue” as the example:
 *
 * 1. features/revenue/answer.ts   its answer: `export interface RevenueAnswer extends AnalysisAnswer { mrr: number … }`.
 * 2. features/revenue/Builder.tsx `export const FIELDS = { currency: field.text('USD'), steps: field.steps() … }`, named as on the wire, and
 *                                 the default export `function RevenueBuilder({ question, change }: BuilderProps<QuestionOf<typeof FIELDS>>)`
 *                                 out of Section, ChoiceRow, NumberRow, TextRow, DurationRow, FieldRow, FlagRow, EventPicker, EventStepPicker.
 *                                 `suggest(schema)` gives a new question what it needs to be answered at once.
 * 3. features/revenue/Revenue.tsx `const screen = useAnalysisScreen<RevenueAnswer, typeof FIELDS>({ kind: 'revenue', fields: FIELDS })`,
 *                                 then `<AnalysisScreen screen title help builder widget>{(answer, previous) => …}</AnalysisScreen>`; results
 *                                 are Panel, KpiRow, DataTable, AnswerChart (a widget drawing `results`), Tabs (design/ui). It is the default export.
 * 4. i18n/analysis/revenue.{en,th}.json, two lines in i18n/catalogue.ts, and `nav.revenue` in en.json and th.json (base catalogue).
 * 5. One line in app/screens.ts (route, menu, palette and shortcut follow) and one in ./analyses.ts (the dashboards' editor).
 *    Letters after `g`: funnels f, retention r, paths p, sessions n, adoption a, people u, segments g, experiments x, attribution b, revenue m,
 *    costs c, requests h, system y, transactions k, model quality l, AI usage i, devices j, web w.
 *
 * What the frame does: the whole question lives in the address (useAnalysisUrl); the answer is pushed by the socket while time moves,
 * asked again every 30 s where the server does not push that kind, and kept on screen while a changed question is answered; loading, empty, error
 * with retry, refreshing; time, comparison (`hasCompare`: the answer for the period before is the second argument), filters, segment; save as
 * widget, use elsewhere, inspect. `screen.query` is the whole body (for lists of people), `screen.change({ … })` edits the question,
 * `useAnalysis(kind, body)` asks any other analysis. `usePeopleList()` lists the people behind a number:
 * `show(peopleOf(title, 'revenue-people', screen.query, { month: … }))`.
 * A widget query `{ analysis: 'revenue', … }` gets its rows in `answer.rows` and the whole answer in `answer.analysis`.
 * Rules: nothing of this in the first view (screens load lazily), texts through t(), every mark reachable by keyboard.
 */
export { type AnalysisAnswer } from '@/api/queries/analysis'
export { type BuilderModule, type BuilderProps } from './analyses'
export { AnswerChart } from './parts/AnswerChart'
export { DataTable, type Column } from './parts/DataTable'
export { EventPicker } from './parts/EventPicker'
export { EventStepPicker } from './parts/EventStepPicker'
export { KpiRow, type Kpi } from './parts/KpiRow'
export { Panel } from './parts/Panel'
export { ChoiceRow, DurationRow, FieldRow, FlagRow, NumberRow, TextRow } from './parts/rows'
export { Row, Section } from './parts/Section'
export { Start } from './parts/Start'
export { useMoney } from './parts/use-money'
export { peopleOf, usePeopleList } from './people/use-people-list'
export { stepTitle, type EventStep } from './question/event-step'
export * as field from './question/field'
export { without, type QuestionOf } from './question/question'
export { seriesColours, seriesRows } from './question/series-rows'
export { AnalysisScreen } from './screen/AnalysisScreen'
export { KeepButton } from './screen/KeepButton'
export { useAnalysis, type Analysed } from './use-analysis'
export { useAnalysisScreen } from './use-analysis-screen'
