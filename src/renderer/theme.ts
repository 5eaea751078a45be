import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  Modal,
  Notification,
  Tooltip,
  ActionIcon,
  Button,
  Tabs,
} from '@mantine/core'
import { spanVariables } from './span-palette'

/** Ink blue: far from every label's colour, so that what can be pressed never looks like a span. */
const slate: MantineColorsTuple = [
  '#eef1f5',
  '#dce2ea',
  '#bac6d4',
  '#95a7bd',
  '#768ca8',
  '#5d7694',
  '#486281',
  '#375070',
  '#2a405c',
  '#1e2f45',
]

/** The one theme: spacing in steps of 4 pixels, quiet panes, and the letter in a serif at reading size. */
export const theme = createTheme({
  colors: { slate },
  primaryColor: 'slate',
  // The lightest in the dark on which white words still stand out enough.
  primaryShade: { light: 7, dark: 5 },
  autoContrast: true,
  defaultRadius: 'sm',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.35' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.45' },
    },
  },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 500 } } }),
    Tabs: Tabs.extend({ styles: { tab: { padding: 'var(--mantine-spacing-md)' } } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', size: 'md' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 500, fz: 'xs', multiline: true, maw: 320 } }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } },
      styles: { description: { color: 'var(--quiet-ink)' } },
    }),
    Modal: Modal.extend({
      defaultProps: { centered: true, radius: 'lg', padding: 'xl', overlayProps: { backgroundOpacity: 0.4 } },
    }),
  },
})

const lightGround = {
  '--desk': '#eeece6',
  '--panel': '#f8f7f3',
  '--ink': '#24221e',
  '--quiet-ink': '#66625a',
  '--rule': '#dedbd3',
  '--hover': '#efede7',
  '--chosen': '#e3e7ed',
  '--chosen-line': '#375070',
  '--selection': '#3f72b8',
  '--focus-ring': '#2f5f9e',
  '--danger': '#a82b22',
  '--caution': '#7a5200',
  '--caution-ground': '#fbf0d3',
  '--good': '#1c6b45',
  '--match-line': '#24221e',
  '--match-ground': '#24221e',
  '--match-ink': '#fffefb',
}

const darkGround: typeof lightGround = {
  '--desk': '#131416',
  '--panel': '#191b1e',
  '--ink': '#dcd9d3',
  '--quiet-ink': '#a09d96',
  '--rule': '#33363b',
  '--hover': '#222529',
  '--chosen': '#2a3340',
  '--chosen-line': '#8ca6c6',
  '--selection': '#6f9cf0',
  '--focus-ring': '#84abe0',
  '--danger': '#f39a90',
  '--caution': '#e6c06a',
  '--caution-ground': '#332a14',
  '--good': '#7fcba0',
  '--match-line': '#f1efea',
  '--match-ground': '#f1efea',
  '--match-ink': '#191b1e',
}

/** What both schemes draw with; Mantine's own body, text and borders follow. */
export const themeVariables: CSSVariablesResolver = () => ({
  variables: {
    '--letter-font': "'Source Serif 4 Variable', Georgia, serif",
    '--letter-size': '1rem',
    '--letter-line-height': '1.6',
  },
  light: { ...spanVariables('light'), ...lightGround, ...mantineGround },
  dark: { ...spanVariables('dark'), ...darkGround, ...mantineGround },
})

const mantineGround = {
  '--mantine-color-body': 'var(--panel)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--quiet-ink)',
  '--mantine-color-placeholder': 'var(--quiet-ink)',
  '--mantine-color-default': 'var(--paper)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-border': 'var(--rule)',
}
