import { useEffect, useRef, useState } from 'react'
import type { Operation, Presence } from '@/api/dashboard'
import { usePutDashboard } from '@/api/queries/dashboards'
import type { RoomMessage } from '@/api/room'
import { useLive } from '@/live/live-context'
import type { WorkingAction } from '@/dashboard/working'

export interface Room {
  people: readonly Presence[]
  tell: (operations: readonly Operation[]) => void
  present: (where: { tab: string; widget: string | null; editing: boolean }) => void
  /** Connects what others do to the editor; set in every render. */
  listen: (listener: (action: WorkingAction) => void, baseVersion: number) => void
}

/** Who else has the dashboard open, what they change and what is saved meanwhile. */
export function useRoom(id: string): Room {
  const { socket } = useLive()
  const put = usePutDashboard()
  const [people, setPeople] = useState<readonly Presence[]>([])
  const hooks = useRef<{ listener: (action: WorkingAction) => void; baseVersion: number; put: typeof put }>({
    listener: () => {},
    baseVersion: 0,
    put,
  })
  useEffect(() => {
    const receive = (message: RoomMessage) => {
      const { listener } = hooks.current
      if (message.type === 'dashboard') setPeople(message.people)
      if (message.type === 'presence') setPeople(message.people)
      if (message.type === 'edits') listener({ do: 'follow', operations: message.operations })
      if (message.type !== 'dashboard' && message.type !== 'dashboard_update') return
      const { document, version } = message
      hooks.current.put(id, (known) => (version > known.version ? { ...known, document, version } : known))
      listener({ do: 'rebase', document, version })
    }
    return socket.join(id, receive)
  }, [socket, id])
  return {
    people,
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
