import { createInterface } from 'node:readline'

// Chromium complains about a system without D-Bus or a graphics card, and then does without.
const harmless =
  /^\[\d+:.*(\bbus\.cc|object_proxy\.cc|viz_main_impl\.cc|gpu|vaapi|vulkan|angle|gl_|command_buffer|shared_image|raster_buffer)/i

/** Passes a stream on to stderr, without the lines that mean nothing to the person who reads them. */
export function dropHarmlessLines(stream) {
  createInterface({ input: stream }).on('line', (line) => harmless.test(line) || console.error(line))
}
