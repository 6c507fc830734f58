import { useRoute } from 'wouter'
import { Carts } from './Carts'
import { Orders } from './Orders'
import { Subscriptions } from './Subscriptions'

/** What was earned: by orders, by subscriptions, and what was left in carts. */
export default function Revenue() {
  const part = useRoute<{ part: string }>('/revenue/:part')[1]?.part
  if (part === 'subscriptions') return <Subscriptions />
  return part === 'carts' ? <Carts /> : <Orders />
}
