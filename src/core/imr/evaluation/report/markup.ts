/** A piece of a document that is both HTML and XML, so that whatever reads either can read it. */
export interface Markup {
  readonly markup: string
}

export type Attributes = Readonly<Record<string, string | number>>
/** Texts are escaped; what is null is left out. */
export type Child = Markup | string | null

/** Elements that HTML knows to be empty. */
const empty = new Set(['meta', 'br', 'hr'])

/** An element with its attributes and what is in it. */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  const head = `<${name}${written.join('')}`
  if (empty.has(name)) return { markup: `${head}/>` }
  return { markup: `${head}>${together(children).markup}</${name}>` }
}

/** Pieces one after the other. */
export function together(children: readonly Child[]): Markup {
  const texts = children.map((child) =>
    child === null ? '' : typeof child === 'string' ? escaped(child) : child.markup,
  )
  return { markup: texts.join('') }
}

/** A text as it stands in markup; what no XML may hold, such as a form feed, is a space. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
