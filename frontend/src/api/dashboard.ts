import type { FilterNode, Period, Question } from './types'

/** A named period, or two instants (ISO 8601). */
export type Range = Period | { from: string; to: string }

/** How figures follow the data: pushed as it arrives, asked every so many seconds, or only on demand. */
export type Refresh = 'live' | 'off' | number

export interface DashboardTime {
  range: Range
  compare: 'none' | 'previous_period'
  refresh: Refresh
  timezone?: string
}

/** A named value that a reader may change; written `$name` in filter values and titles. */
export interface Variable {
  name: string
  label: string
  kind: 'field' | 'list' | 'text'
  field?: string
  values?: string[]
  default: string
  multiple?: boolean
}

export interface WidgetQuery {
  /** A to H. */
  id: string
  label?: string
  hidden?: boolean
  query: Question
}

export interface WidgetFormula {
  /** F1 and up. */
  id: string
  label: string
  /** + - * / ( ) over numbers and query ids. */
  expression: string
}

/** One widget of a dashboard; x, y, w, h in cells of a grid of 12 columns. */
export interface Widget {
  id: string
  kind: string
  title: string
  description?: string
  x: number
  y: number
  w: number
  h: number
  queries: WidgetQuery[]
  formulas?: WidgetFormula[]
  time?: { range: Range }
  options: Record<string, unknown>
}

export interface DashboardTab {
  id: string
  name: string
  widgets: Widget[]
}

/** What is saved, versioned and exported. */
export interface DashboardDocument {
  name: string
  description: string
  /** "" for none, "Marketing/Web" for a path. */
  folder: string
  tags: string[]
  time: DashboardTime
  filters: FilterNode[]
  variables: Variable[]
  tabs: DashboardTab[]
  accent?: string
}

/** A change of a document, as it is sent to the others who edit it. */
export type Operation =
  | { op: 'put_widget'; tab: string; widget: Widget }
  | { op: 'move_widget'; tab: string; id: string; x: number; y: number; w: number; h: number }
  | { op: 'remove_widget'; tab: string; id: string }
  | { op: 'put_fields'; fields: DocumentFields }

export type DocumentFields = Partial<Omit<DashboardDocument, 'tabs'>> & {
  tabs?: { id: string; name: string }[]
}

export interface PersonName {
  id: string
  name: string
}

export interface ThumbnailBox {
  x: number
  y: number
  w: number
  h: number
  kind: string
}

export interface DashboardSummary {
  id: string
  /** Another one than asked for when sample data made a project of its own. */
  project_id?: string
  name: string
  description: string
  folder: string
  tags: string[]
  is_favourite: boolean
  version: number
  widget_count: number
  kinds: string[]
  thumbnail: ThumbnailBox[]
  access: 'edit' | 'view'
  visibility: 'private' | 'people' | 'everyone' | 'public'
  owner: PersonName
  updated_at: string
  updated_by: PersonName
}

export interface Dashboard extends DashboardSummary {
  document: DashboardDocument
}

export interface DashboardList {
  dashboards: DashboardSummary[]
  folders: string[]
  tags: string[]
}

export interface DashboardVersion {
  version: number
  saved_at: string
  saved_by: PersonName
  message: string
  changes: { added: number; removed: number; changed: number; moved: number }
}

export interface Template {
  key: string
  name: string
  description: string
  kinds: string[]
  thumbnail: ThumbnailBox[]
  /** Event names it is made for. */
  needs: string[]
  has_data: boolean
}

export interface Annotation {
  id: string
  timestamp: string
  end: string | null
  title: string
  text: string
  kind: 'deploy' | 'incident' | 'note'
  tags: string[]
  dashboard: string | null
}

export interface Comment {
  id: string
  widget_id: string | null
  parent_id: string | null
  text: string
  author: PersonName
  created_at: string
  edited_at: string | null
  is_resolved: boolean
}

export interface Sharing {
  visibility: DashboardSummary['visibility']
  people: { person_id: string; name: string; email: string; access: 'view' | 'edit' }[]
}

export interface PublicLink {
  id: string
  url: string
  /** Given once, in the answer that made the link. */
  token?: string
  expires_at: string | null
  has_password: boolean
  allow_filters: boolean
  is_embed: boolean
}

/** Who has the dashboard open, once per connection. */
export interface Presence {
  connection: string
  person: PersonName
  colour: string
  tab: string | null
  widget: string | null
  editing: boolean
}
