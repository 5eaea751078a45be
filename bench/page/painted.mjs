export const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Resolves when what is in the DOM now has been laid out and painted: at the second frame from now. */
export async function painted() {
  await nextFrame()
  await nextFrame()
}
