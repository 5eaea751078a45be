import type { LabelColour } from '../core/annotation/label-schema'

/** Colours of a span: its ground, the words on it, and its underline. */
export interface SpanColours {
  readonly fill: string
  readonly text: string
  readonly line: string
}

export type ColourScheme = 'light' | 'dark'

/** The ground that letters are read on. */
export const paper: Readonly<Record<ColourScheme, string>> = { light: '#fffdf9', dark: '#1d1f23' }

/**
 * The eight hues of span labels. Lightness differs as much as hue, because hue alone is lost on colour-blind
 * eyes: span-palette.test.ts computes what is left for each kind of them.
 */
export const spanPalette: Readonly<Record<ColourScheme, Readonly<Record<LabelColour, SpanColours>>>> = {
  light: {
    green: { fill: '#bee0c4', text: '#01442a', line: '#006447' },
    blue: { fill: '#d5e6fe', text: '#193860', line: '#2d70c8' },
    violet: { fill: '#decbfb', text: '#432b57', line: '#652b87' },
    orange: { fill: '#fee8dd', text: '#58290a', line: '#c97128' },
    pink: { fill: '#f6cade', text: '#57243a', line: '#a74076' },
    cyan: { fill: '#caf7fe', text: '#034049', line: '#0194a9' },
    yellow: { fill: '#f1e5bf', text: '#453602', line: '#504001' },
    grey: { fill: '#e1e3e7', text: '#35383d', line: '#3a404b' },
  },
  dark: {
    green: { fill: '#234a33', text: '#b6f6d2', line: '#8ee0a7' },
    blue: { fill: '#263b56', text: '#d5e6fe', line: '#83b7fe' },
    violet: { fill: '#31223e', text: '#eedcff', line: '#a471c9' },
    orange: { fill: '#492714', text: '#feddcb', line: '#da8a5c' },
    pink: { fill: '#462833', text: '#ffd9e6', line: '#cf6891' },
    cyan: { fill: '#003943', text: '#b2f1fe', line: '#4fe2fe' },
    yellow: { fill: '#463b18', text: '#f8e4a7', line: '#d9b949' },
    grey: { fill: '#3b3d40', text: '#e1e5eb', line: '#b0b5c3' },
  },
}

/** The palette as the CSS variables that spans, swatches and tags are drawn with. */
export function spanVariables(scheme: ColourScheme): Record<string, string> {
  const variables: Record<string, string> = { '--paper': paper[scheme] }
  for (const [colour, { fill, text, line }] of Object.entries(spanPalette[scheme])) {
    variables[`--span-${colour}-fill`] = fill
    variables[`--span-${colour}-text`] = text
    variables[`--span-${colour}-line`] = line
  }
  return variables
}
