import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'
import type { Severity } from './alerts'

export type ChannelKind = 'email' | 'webhook' | 'service'

export interface Channel {
  name: string
  kind: ChannelKind
  /** Those that are secret come back absent, and stay as they were when they are left out. */
  settings: { to?: string[]; url?: string; secret?: string }
  /** Told of rules that name no channel. */
  is_default: boolean
  is_enabled: boolean
  /** Of which it is told; all when empty. */
  severities: Severity[]
  title: string
  text: string
}

export interface KnownChannel {
  id: string
  channel: Channel
  /** Where it leads, as far as that is no secret. */
  target: string
  secrets: Readonly<Record<string, boolean>>
  failures: number
  paused_until: string | null
}

export interface ChannelTest {
  is_delivered: boolean
  text: string
}

export interface Mute {
  name: string
  rule_id: string | null
  until: string | null
  /** 0 is Monday; times of the project's clock. */
  weekly: { days: number[]; start: string; end: string } | null
}

export interface KnownMute {
  id: string
  mute: Mute
  is_on: boolean
}

export interface Notice {
  id: string
  channel_id: string
  alert_id: string
  rule_id: string
  event: 'firing' | 'no_data' | 'resolved' | 'still_firing' | 'flapping'
  text: string
  state: 'waiting' | 'sent' | 'dead'
  created_at: string
  attempts: number
  next_attempt_at: string | null
  sent_at: string | null
  error: string
}

const EVERY_MS = 15_000

function useList<T>(name: 'channels' | 'mutes' | 'notices') {
  const project = useProject().id
  return useQuery<Record<string, T[]>, ApiError, T[]>({
    queryKey: ['alerts', project, name],
    queryFn: ({ signal }) => request(`/api/alerts/${name}`, { project, signal }),
    select: (answer) => answer[name] ?? [],
    refetchInterval: EVERY_MS,
  })
}

/** How people are told of alerts. */
export const useChannels = () => useList<KnownChannel>('channels')
/** When they are not. */
export const useMutes = () => useList<KnownMute>('mutes')
/** What they were told, newest first. */
export const useNotices = () => useList<Notice>('notices')

/** A change of one of the lists, by its path and body; what depends on it is asked for anew. */
function useChange<Answer, Given>(call: (given: Given, project: string) => Promise<Answer>) {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<Answer, ApiError, Given>({
    mutationFn: (given) => call(given, project),
    onSettled: () => client.invalidateQueries({ queryKey: ['alerts', project] }),
  })
}

/** Makes one, or changes the one with the id. */
function saved(name: 'channels' | 'mutes', id: string | null, body: Channel | Mute, project: string) {
  return id === null
    ? request(`/api/alerts/${name}`, { method: 'POST', body, project })
    : request(`/api/alerts/${name}/${id}`, { method: 'PUT', body, project })
}

export const useSaveChannel = (id: string | null) =>
  useChange<KnownChannel, Channel>(
    (body, project) => saved('channels', id, body, project) as Promise<KnownChannel>,
  )
export const useSaveMute = (id: string | null) =>
  useChange<KnownMute, Mute>((body, project) => saved('mutes', id, body, project) as Promise<KnownMute>)
export const useRemoveChannel = () =>
  useChange<undefined, string>((id, project) =>
    request(`/api/alerts/channels/${id}`, { method: 'DELETE', project }),
  )
export const useRemoveMute = () =>
  useChange<undefined, string>((id, project) =>
    request(`/api/alerts/mutes/${id}`, { method: 'DELETE', project }),
  )
export const useTestChannel = () =>
  useChange<ChannelTest, string>((id, project) =>
    request(`/api/alerts/channels/${id}/test`, { method: 'POST', project }),
  )
export const useSendAgain = () =>
  useChange<Notice, string>((id, project) =>
    request(`/api/alerts/notices/${id}/again`, { method: 'POST', project }),
  )
/** How a message with these templates reads, by a sample. */
export const usePreview = () =>
  useChange<{ title: string; text: string }, Pick<Channel, 'title' | 'text'>>((body, project) =>
    request('/api/alerts/channels/preview', { method: 'POST', body, project }),
  )
