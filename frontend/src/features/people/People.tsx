import { useParams } from 'wouter'
import { PeopleTable } from './PeopleTable'
import { ProfilePage } from './ProfilePage'

/** Everybody, or one person: `/people`, `/people/<person>`. */
export default function People() {
  const { id } = useParams<{ id?: string }>()
  return id ? <ProfilePage key={id} person={decodeURIComponent(id)} /> : <PeopleTable />
}
