import { painted } from '../painted.mjs'

/** Milliseconds after which nothing is on its way any more. */
const settled = 500

/** What the page holds (bytes, after garbage collection) with the letter open, or empty. */
export default async function letterMemory({ open, host, makeLetter }) {
  // The letter stays with whoever keeps it: the floor does not.
  open?.(host, makeLetter())
  await painted()
  await new Promise((resolve) => setTimeout(resolve, settled))
  const { jsHeap, blinkHeap, privateMemory } = await window.readMemory()
  return { heap: jsHeap + blinkHeap, jsHeap, blinkHeap, privateMemory }
}
