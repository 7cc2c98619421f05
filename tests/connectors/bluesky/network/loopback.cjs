// The test network would listen on every interface: a server that names no host listens on loopback alone.
const { Server } = require('node:net')

const listen = Server.prototype.listen

Server.prototype.listen = function (...given) {
  const [first] = given
  if (first !== null && typeof first === 'object' && 'port' in first) {
    given[0] = { ...first, host: first.host ?? '127.0.0.1' }
  } else if (Number.isInteger(Number(first)) && typeof given[1] !== 'string') {
    given.splice(1, 0, '127.0.0.1')
  }
  return listen.apply(this, given)
}
