import { PERMISSIONS, type Permission } from '@/api/types'

const VIEWER: readonly Permission[] = ['read', 'query', 'sql']
const ADMINS_ONLY: readonly Permission[] = [
  'alert_channels',
  'retention',
  'privacy',
  'audit',
  'manage_people',
  'manage_project',
]

/** What a role allows as long as nobody says otherwise. */
export function permissionsOf(role: string): readonly Permission[] {
  if (role === 'viewer') return VIEWER
  return role === 'admin' ? PERMISSIONS : PERMISSIONS.filter((one) => !ADMINS_ONLY.includes(one))
}
