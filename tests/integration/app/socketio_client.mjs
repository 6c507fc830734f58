// Follows live updates with the client that browsers have: `node socketio_client.mjs FRONTEND URL TOKEN TRANSPORT`. Prints each event as a line of JSON; emits what it is told by lines.
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

const [frontend, url, token, transport] = process.argv.slice(2)
const { io } = createRequire(`${frontend}/package.json`)('socket.io-client')

const socket = io(url, { auth: { token }, transports: [transport], reconnection: false })
const print = (event, data) => console.log(JSON.stringify({ event, data }))

socket.on('connect', () => socket.emit('join_admin_room'))
socket.on('connect_error', (error) => {
  print('connect_error', { message: error.message, ...error.data })
  process.exit(0)
})
socket.onAny(print)
const lines = createInterface({ input: process.stdin })
lines.on('line', (line) => (line === 'disconnect' ? socket.disconnect() : socket.emit(line)))
socket.on('disconnect', (reason) => {
  print('disconnect', reason)
  lines.close()
  process.stdin.destroy()
})
