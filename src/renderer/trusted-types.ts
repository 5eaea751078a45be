/** The part of Trusted Types that is used; TypeScript's library does not know them yet. */
interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createHTML: (text: string) => string }): unknown
}

declare const trustedTypes: TrustedTypePolicyFactory | undefined

// Mantine fills its <style> elements as HTML. Style sheets pass; anything that could be an element does not.
if (typeof trustedTypes !== 'undefined') {
  trustedTypes.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('Goldspan shows no HTML.')
      return text
    },
  })
}
