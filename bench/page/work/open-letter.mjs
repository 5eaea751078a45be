import { nextFrame, painted } from '../painted.mjs'

/** Milliseconds from the call that opens a letter until its spans are there and have been painted. */
export default async function openLetter({ open, host, makeLetter }) {
  const letter = makeLetter()
  await painted()
  // In a task of its own, as an answer of the main process comes in.
  await new Promise((resolve) => setTimeout(resolve))
  const start = performance.now()
  const view = open(host, letter)
  while (!view.isMarked()) await nextFrame()
  await painted()
  return { open: performance.now() - start }
}
