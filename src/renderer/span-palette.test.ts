import { describe, expect, it } from 'vitest'
import { imrLabelSchema } from '../core/imr/label-schema'
import { labelColours, type LabelColour } from '../core/annotation/label-schema'
import { paper, spanPalette, spanVariables, type ColourScheme } from './span-palette'

type Rgb = readonly [number, number, number]

/** Linear light from 0 to 1. */
function linear(hex: string): Rgb {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return [r!, g!, b!]
}

/** WCAG 2 contrast. */
function contrast(a: string, b: string): number {
  const [light, dark] = [a, b].map(luminance).sort((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(hex: string): number {
  const [r, g, b] = linear(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Machado, Oliveira and Fernandes 2009, severity 1. */
const eyes: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** How far apart two colours look (OKLab; black and white are 1 apart). */
function distance(a: string, b: string, eye: readonly [Rgb, Rgb, Rgb]): number {
  const [p, q] = [oklab(seen(a, eye)), oklab(seen(b, eye))]
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])
}

function seen(hex: string, eye: readonly [Rgb, Rgb, Rgb]): Rgb {
  const colour = linear(hex)
  const [r, g, b] = eye.map((row) =>
    Math.max(0, Math.min(1, row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2])),
  )
  return [r!, g!, b!]
}

function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function smallestDistance(
  scheme: ColourScheme,
  part: 'fill' | 'line',
  eye: string,
  colours: readonly LabelColour[],
) {
  const distances = colours.flatMap((a, i) =>
    colours
      .slice(i + 1)
      .map((b) => distance(spanPalette[scheme][a][part], spanPalette[scheme][b][part], eyes[eye]!)),
  )
  return Math.min(...distances)
}

const letterColours = imrLabelSchema.labels.map(({ colour }) => colour)

describe.each(['light', 'dark'] as const)('spanPalette %s', (scheme) => {
  it.each(labelColours)('keeps the words on %s readable', (colour) => {
    const { fill, text } = spanPalette[scheme][colour]
    expect(contrast(text, fill)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(labelColours)('shows the underline of %s on its fill and on paper', (colour) => {
    const { fill, line } = spanPalette[scheme][colour]
    expect(contrast(line, fill)).toBeGreaterThanOrEqual(3)
    expect(contrast(line, paper[scheme])).toBeGreaterThanOrEqual(3)
  })

  it.each(Object.keys(eyes))('keeps underlines apart for eyes with %s', (eye) => {
    expect(smallestDistance(scheme, 'line', eye, letterColours)).toBeGreaterThan(0.08)
    expect(smallestDistance(scheme, 'line', eye, labelColours)).toBeGreaterThan(0.05)
  })

  it.each(Object.keys(eyes))('keeps fills apart for eyes with %s', (eye) => {
    expect(smallestDistance(scheme, 'fill', eye, letterColours)).toBeGreaterThan(0.03)
    expect(smallestDistance(scheme, 'fill', eye, labelColours)).toBeGreaterThan(0.018)
  })
})

describe('spanVariables', () => {
  it('names a fill, a text and a line for each label colour', () => {
    const names = Object.keys(spanVariables('dark'))
    expect(names).toHaveLength(1 + 3 * labelColours.length)
    expect(names).toContain('--span-violet-line')
  })
})
