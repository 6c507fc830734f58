import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { DashboardDocument, Operation, Presence } from '@/api/dashboard'
import { usePutDashboard } from '@/api/queries/dashboards'
import type { RoomMessage } from '@/api/room'
import { useLive } from '@/live/live-context'
import { applyAll } from '@/dashboard/edit'
import type { WorkingAction } from '@/dashboard/working'

export interface Room {
  people: readonly Presence[]
  /** The document with what the others have changed and not saved; null while there is nothing such. */
  draft: () => DashboardDocument | null
  tell: (operations: readonly Operation[]) => void
  present: (where: { tab: string; widget: string | null; editing: boolean }) => void
  /** Connects what others do to the editor; set in every render. */
  listen: (listener: (action: WorkingAction) => void, baseVersion: number) => void
}

/** Who else has the dashboard open, what they change and what is saved meanwhile. */
export function useRoom(id: string): Room {
  const { socket } = useLive()
  const put = usePutDashboard()
  const client = useQueryClient()
  const [people, setPeople] = useState<readonly Presence[]>([])
  const hooks = useRef<{ listener: (action: WorkingAction) => void; baseVersion: number; put: typeof put }>({
    listener: () => {},
    baseVersion: 0,
    put,
  })
  const shared = useRef<{ document: DashboardDocument; isDraft: boolean } | null>(null)
  useEffect(() => {
    const receive = (message: RoomMessage) => {
      const { listener } = hooks.current
      if (message.type === 'dashboard') setPeople(message.people)
      if (message.type === 'presence') setPeople(message.people)
      if (message.type === 'remarks') void client.invalidateQueries({ queryKey: [message.what] })
      if (message.type === 'edits') {
        const { current } = shared
        if (current)
          shared.current = { document: applyAll(current.document, message.operations), isDraft: true }
        listener({ do: 'follow', operations: message.operations })
      }
      if (message.type !== 'dashboard' && message.type !== 'dashboard_update') return
      const { document, version } = message
      const draft = message.type === 'dashboard' ? message.draft_document : null
      shared.current = { document: draft ?? document, isDraft: Boolean(draft) }
      hooks.current.put(id, (known) => (version > known.version ? { ...known, document, version } : known))
      listener({ do: 'rebase', document, version })
    }
    return socket.join(id, receive)
  }, [socket, id, client])
  return {
    people,
    draft: () => (shared.current?.isDraft ? shared.current.document : null),
    tell: (operations) => {
      if (operations.length === 0) return
      const base_version = hooks.current.baseVersion
      socket.tell({ type: 'edit', dashboard: id, base_version, operations, nonce: crypto.randomUUID() })
    },
    present: (where) => socket.tell({ type: 'presence', dashboard: id, ...where }),
    listen: (listener, baseVersion) => {
      hooks.current = { listener, baseVersion, put }
    },
  }
}
