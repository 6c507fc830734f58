import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { at, type BodyOf } from '../address'
import { takeOrAsk } from '../ahead'
import { request } from '../client'
import { ApiError } from '../error'
import { rememberHome } from '../home-project'
import { forgetLastKnown } from '../last-known'
import { firstChoice } from '../project-choice'
import type { Person } from '../types'

export const ME = ['me'] as const

const WAYS = ['sign-in-ways'] as const

const WHO = { queryKey: ME, queryFn: fetchMe, staleTime: 60_000 }

/** The person logged in, or null when nobody is; asked again every so often where that is said. */
export function useMe(againMs: number | false = false) {
  return useQuery({ ...WHO, refetchInterval: againMs })
}

/** Asks who is logged in before anything is drawn that wants to know. */
export function prefetchMe(client: QueryClient): void {
  // Whoever draws by it asks again and says what went wrong.
  client.query(WHO).catch(() => {})
}

/** How one may log in here: with a password, by the login service of the organization, or both. */
export interface SignInWays {
  password: boolean
  provider: boolean
  provider_name: string
  /** Who forgot the password is mailed a link. */
  forgotten?: boolean
}

interface Session {
  is_signed_in: boolean
  is_renewable: boolean
  keeps_answers?: boolean
  ways: SignInWays
}

/** How a stranger gets in; undefined until it is known. */
export function useSignInWays(): SignInWays | undefined {
  const asked = useQuery({
    queryKey: WAYS,
    queryFn: async () => (await request<Session>(at('/api/auth/session'))).ways,
    staleTime: Infinity,
  })
  return asked.data
}

/** Asks first whether there is a login: a stranger's 401 would be an error in the console of everyone who opens the login page. */
async function fetchMe({ client }: { client: QueryClient }): Promise<Person | null> {
  const session = await takeOrAsk<Session>(at('/api/auth/session'))
  client.setQueryData(WAYS, session.ways)
  if (session.keeps_answers === false) await forgetLastKnown(true)
  if (!session.is_signed_in && !session.is_renewable) {
    await forgetLastKnown()
    rememberHome(null)
    return null
  }
  try {
    const person = await takeOrAsk<Person>(at('/api/auth/me'))
    rememberHome(firstChoice(person.projects)?.id ?? null)
    return person
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 401)) throw error
    rememberHome(null)
    return null
  }
}

/** The answer carries tokens for scripts; the browser has its HttpOnly cookies and keeps none of them. */
interface Entered {
  expires_in: number
}

/** The password was right, and a code has to follow. */
interface Challenged {
  challenge: string
}

export function useLogin() {
  const client = useQueryClient()
  return useMutation<Entered | Challenged, ApiError, BodyOf<'/api/auth/login', 'post'>>({
    mutationFn: (body) => request(at('/api/auth/login'), { method: 'POST', body }),
    onSuccess: (answer) => ('challenge' in answer ? undefined : enter(client)),
  })
}

/** The second step of logging in. */
export function useAnswerChallenge() {
  const client = useQueryClient()
  return useMutation<Entered, ApiError, BodyOf<'/api/auth/login/code', 'post'>>({
    mutationFn: (body) => request(at('/api/auth/login/code'), { method: 'POST', body }),
    onSuccess: () => enter(client),
  })
}

async function enter(client: QueryClient): Promise<void> {
  await forgetLastKnown()
  await client.invalidateQueries({ queryKey: ME })
}

/** Where to go so that the login service of the organization logs out, too. */
interface Farewell {
  provider_logout: string
}

export function useLogout() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => request<Farewell | undefined>(at('/api/auth/logout'), { method: 'POST' }),
    onSuccess: async (farewell) => {
      forget(client)
      ;(await import('../traces')).dropTraces()
      if (farewell?.provider_logout) location.assign(farewell.provider_logout)
    },
  })
}

/** Drops everything that belongs to the person who was logged in. */
export function forget(client: QueryClient): void {
  void forgetLastKnown()
  rememberHome(null)
  client.setQueryData(ME, null)
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== ME[0] })
}
