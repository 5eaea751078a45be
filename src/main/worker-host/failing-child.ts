import { endOnFailure } from './end-on-failure'

/** Fails as nobody expects, with a message that quotes a letter. */
endOnFailure()
const error = new RangeError('Jane Roe has neck pain')
if (process.argv[2] === 'rejection') void Promise.reject(error)
else {
  setImmediate(() => {
    throw error
  })
}
// Without an end it would go on for ever.
setInterval(() => undefined, 1000)
