import type { DashboardDocument, Operation, PersonName, Presence } from './dashboard'

/** What the server says about a dashboard that is open. */
export type RoomMessage =
  | {
      type: 'dashboard'
      id: string
      version: number
      document: DashboardDocument
      people: Presence[]
      /** While somebody edits: the document with what is not saved yet. */
      draft_document?: DashboardDocument | null
    }
  | { type: 'dashboard_update'; id: string; version: number; document: DashboardDocument }
  | { type: 'presence'; dashboard: string; people: Presence[] }
  | {
      type: 'edits'
      dashboard: string
      person: PersonName
      operations: Operation[]
      draft: number
      nonce?: string
    }
  /** Comments or annotations are others now. */
  | { type: 'remarks'; dashboard: string; what: 'comments' | 'annotations' }

const TYPES: readonly string[] = ['dashboard', 'dashboard_update', 'presence', 'edits', 'remarks']

export function isRoom(message: { type: string }): message is RoomMessage {
  return TYPES.includes(message.type)
}

/** The dashboard a message is about. */
export function roomOf(message: RoomMessage): string {
  return 'dashboard' in message ? message.dashboard : message.id
}
